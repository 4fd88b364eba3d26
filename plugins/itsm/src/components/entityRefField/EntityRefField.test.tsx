import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { component } from '../../__fixtures__/mockItsmApi';
import { EntityRefField } from './EntityRefField';
import { GroupField } from './GroupField';
import { typedEntityRef } from './entityOption';

const payments = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments' },
  spec: { type: 'team', profile: { displayName: 'Payments team' } },
};

function renderField(options: {
  queryEntities?: () => Promise<never>;
  field?: typeof EntityRefField;
  value?: string;
}) {
  const { field: Field = EntityRefField } = options;
  const catalog = catalogApiMock({
    entities: [component('checkout', 'Checkout'), component('cart'), payments],
  });
  const queryEntities = jest.spyOn(catalog, 'queryEntities');
  if (options.queryEntities) {
    queryEntities.mockImplementation(options.queryEntities);
  }
  const onChange = jest.fn();
  function Form() {
    const [value, setValue] = useState<string | undefined>(options.value);
    return (
      <Field
        label="Service"
        value={value}
        onChange={next => {
          onChange(next);
          setValue(next);
        }}
      />
    );
  }
  renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, catalog]]}>
      <Form />
    </TestApiProvider>,
  );
  return { onChange, queryEntities };
}

const field = () => screen.findByRole('combobox', { name: 'Service' });

describe('EntityRefField', () => {
  it('finds an entity by what is typed and shows it by its title', async () => {
    const { onChange, queryEntities } = renderField({});
    const input = await field();
    expect(queryEntities).not.toHaveBeenCalled();

    await userEvent.type(input, 'check');
    const option = await screen.findByRole('option', { name: 'Checkout' });
    expect(option).toHaveAccessibleDescription(
      'Component · service · payments',
    );
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onChange).toHaveBeenLastCalledWith('component:default/checkout');
    expect(input).toHaveValue('Checkout');
    expect(queryEntities).toHaveBeenLastCalledWith(
      expect.objectContaining({
        filter: { kind: ['component', 'system', 'resource', 'api'] },
        limit: 20,
      }),
    );

    // Leaving half-typed text behind keeps the choice, emptying takes it away.
    await userEvent.type(input, 'xyz');
    await userEvent.tab();
    expect(input).toHaveValue('Checkout');
    await userEvent.clear(input);
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });

  it('says that nothing was found', async () => {
    renderField({});
    await userEvent.type(await field(), 'zzz');
    const option = await screen.findByRole('option', { name: 'Nothing found' });
    expect(option).toHaveAttribute('aria-disabled', 'true');
  });

  it('finds groups only, where a group is asked for', async () => {
    const { onChange } = renderField({ field: GroupField });
    await userEvent.type(await field(), 'pay');
    await userEvent.click(
      await screen.findByRole('option', { name: 'Payments team' }),
    );
    expect(onChange).toHaveBeenLastCalledWith('group:default/payments');
  });

  it('takes a whole reference while the catalog is slow, and says so', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const { onChange } = renderField({
      queryEntities: () => new Promise<never>(() => {}),
    });
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const input = await field();
    await user.click(input);
    act(() => {
      jest.advanceTimersByTime(3000);
    });
    expect(await screen.findByText(/takes its time/)).toBeVisible();
    await user.type(input, 'component:checkout');
    await user.click(
      await screen.findByRole('option', { name: 'component:default/checkout' }),
    );
    expect(onChange).toHaveBeenLastCalledWith('component:default/checkout');
    jest.useRealTimers();
  });

  it('takes a whole reference on leaving, also when the catalog is down', async () => {
    const { onChange } = renderField({
      queryEntities: () => Promise.reject(new Error('down')),
    });
    await userEvent.type(await field(), 'Resource:ledger/Orders-DB');
    expect(
      await screen.findByText(
        /catalog doesn’t answer. Type the full reference/,
      ),
    ).toBeVisible();
    await userEvent.tab();
    await waitFor(() =>
      expect(onChange).toHaveBeenLastCalledWith('resource:ledger/orders-db'),
    );
  });
});

it.each([
  ['component:checkout', 'component:default/checkout'],
  [' API:Prod/Pay ', 'api:prod/pay'],
  ['checkout', undefined],
  ['user:default/someone', undefined],
  ['component:', undefined],
  ['component:a/b/c', undefined],
])('reads %p as %p', (text, entityRef) => {
  expect(typedEntityRef(text, ['component', 'api'])).toBe(entityRef);
});
