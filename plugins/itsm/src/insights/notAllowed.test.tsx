import { screen, within } from '@testing-library/react';
import type { ProblemCandidate } from 'backstage-plugin-itsm-common';
import { renderInsights } from '../__testUtils__/renderInsights';

const candidate: ProblemCandidate = {
  kind: 'cluster',
  entityRef: 'component:default/cart',
  entityRefs: ['component:default/cart'],
  count: 3,
  from: '2026-03-01T10:00:00.000Z',
  to: '2026-03-03T10:00:00.000Z',
  incidents: ['INC-1', 'INC-2', 'INC-3'],
  words: ['memory', 'out'],
  hoursSpent: 41,
};

// In a file of its own, because decisions are remembered as long as it runs.
it('offers no problem to those who may not open one', async () => {
  renderInsights('?from=2026-03-01&to=2026-03-14&timezone=UTC', {
    mayOpen: false,
    insights: {
      problemCandidates: async () => ({ items: [candidate], pageInfo: {} }),
    },
  });
  const candidates = within(
    await screen.findByRole('region', { name: 'Candidates for a problem' }),
  );
  expect(await candidates.findByText(/3 incidents with/)).toBeVisible();
  expect(candidates.queryByRole('button')).not.toBeInTheDocument();
});
