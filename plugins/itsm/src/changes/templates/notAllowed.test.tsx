import { screen } from '@testing-library/react';
import { changeTemplate } from '../../__fixtures__/InMemoryChangeTemplates';
import { renderChanges } from '../../__testUtils__/renderChanges';

// In a file of its own, as answers about permissions are remembered.
it('shows a template to all, and tells who decides on it', async () => {
  renderChanges('/templates/template-1', {
    templates: [changeTemplate({ state: 'proposed' })],
    may: permission => permission !== 'itsm.template.manage',
  });
  expect(
    await screen.findByText('It awaits the decision of a change manager.'),
  ).toBeVisible();
  expect(screen.getByText('Buy something')).toBeVisible();
  for (const name of ['Approve', 'Decline', 'Propose the next version']) {
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  }
});
