import { toldChanges } from './fieldChange';

describe('toldChanges', () => {
  it('sorts changes by how they are best said', () => {
    expect(
      toldChanges([
        { field: 'urgency', from: 'low', to: 'high' },
        { field: 'assignee', to: 'user:default/ida' },
        { field: 'category', from: 'Network' },
        { field: 'description', from: 'Before', to: 'After' },
        { field: 'tags', from: ['a', 'b'], to: ['b', 'c'] },
        { field: 'knownError', from: false, to: true },
        { field: 'onHold', from: true },
        {
          field: 'entities',
          from: [],
          to: [{ entityRef: 'component:default/cart', role: 'affected' }],
        },
        {
          field: 'priorityOverride',
          to: { reason: 'The board asked', by: 'user:default/ida', at: '' },
        },
      ]),
    ).toEqual([
      { how: 'changed', field: 'urgency', from: 'low', to: 'high' },
      { how: 'set', field: 'assignee', to: 'user:default/ida' },
      { how: 'cleared', field: 'category', from: 'Network' },
      { how: 'rewrote', field: 'description', from: 'Before', to: 'After' },
      { how: 'members', field: 'tags', added: ['c'], removed: ['a'] },
      { how: 'set', field: 'knownError', to: 'true' },
      { how: 'set', field: 'onHold', to: 'false' },
      {
        how: 'members',
        field: 'entities',
        added: ['component:default/cart'],
        removed: [],
      },
      { how: 'set', field: 'priorityOverride', to: 'The board asked' },
    ]);
  });

  it('leaves out what goes with the step, and what changed nothing to see', () => {
    expect(
      toldChanges([
        { field: 'state', from: 'new', to: 'in_progress' },
        { field: 'acknowledgedAt', to: '2026-11-22T10:00:00.000Z' },
        { field: 'tags', from: [], to: [] },
      ]),
    ).toEqual([]);
  });
});
