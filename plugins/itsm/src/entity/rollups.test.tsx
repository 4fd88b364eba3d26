import type { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import { incident } from '../__fixtures__/incidents';
import { component, mockItsmApi, summary } from '../__fixtures__/mockItsmApi';
import { renderOnEntity, trouble } from '../__testUtils__/renderOnEntity';
import { EntityContent } from './EntityContent';
import { IncidentsCard } from './IncidentsCard';

function group(kind: string, name: string, relations: Entity['relations']) {
  return { ...component(name, name), kind, relations };
}

describe('pages that sum up', () => {
  const rolledUp = {
    ...summary(trouble),
    perEntity: [
      { entityRef: 'component:default/cart', open: 3 },
      { entityRef: 'component:default/email', open: 1 },
    ],
  };

  it.each([
    [
      group('System', 'shop', []),
      'On everything in this system',
      { system: ['system:default/shop'] },
    ],
    [
      group('Domain', 'commerce', []),
      'On everything in this domain',
      { domain: ['domain:default/commerce'] },
    ],
    [
      group('Group', 'payments', []),
      'On everything this group owns',
      { owner: ['group:default/payments'] },
    ],
    [
      group('User', 'mara', []),
      'On everything they own',
      { owner: ['user:default/mara'] },
    ],
  ])(
    'list the incidents of all, and where they are: %#',
    async (on, says, asked) => {
      const itsm = mockItsmApi();
      itsm.getEntitySummary.mockResolvedValue(rolledUp);
      itsm.incidents.list.mockResolvedValue({
        items: [incident({ number: 'INC-2', title: 'Slow' })],
        pageInfo: {},
        totalItems: 1,
      });
      renderOnEntity(<EntityContent />, itsm, '/', on);

      expect(await screen.findByText(says)).toBeVisible();
      const table = await screen.findByRole('table', { name: 'Incidents' });
      expect(
        within(table).getByRole('columnheader', { name: 'Entity' }),
      ).toBeVisible();
      expect(await within(table).findByText('payment')).toBeVisible();
      const request = itsm.incidents.list.mock.calls[0][0];
      const { system, domain, owner } = request;
      expect({ system, domain, owner }).toEqual(asked);

      const entities = await screen.findByRole('list', {
        name: 'Open incidents by entity',
      });
      expect(
        within(entities)
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent),
      ).toEqual(['cart3', 'email1']);
      expect(
        within(entities).getByRole('link', { name: 'cart' }),
      ).toHaveAttribute('href', '/catalog/default/component/cart');
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'All payments fail',
      );
      expect(itsm.getEntitySummary).toHaveBeenCalledTimes(1);

      // People don't break; something in a system does.
      const isPeople = ['Group', 'User'].includes(on.kind);
      expect(
        screen.queryAllByRole('region', { name: 'Blast radius' }),
      ).toHaveLength(isPeople ? 0 : 1);
      expect(
        screen.queryAllByRole('button', { name: 'Report incident' }),
      ).toHaveLength(on.kind === 'System' ? 1 : 0);
    },
  );

  it('have all of it in short on their overview', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockResolvedValue(rolledUp);
    renderOnEntity(
      <IncidentsCard />,
      itsm,
      '/',
      group('Group', 'payments', []),
    );
    expect(
      await screen.findByText('On everything this group owns'),
    ).toBeVisible();
    expect(await screen.findByText('4 open incidents')).toBeVisible();
    expect(screen.getByRole('link', { name: 'email' })).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Report incident' }),
    ).not.toBeInTheDocument();
  });
});
