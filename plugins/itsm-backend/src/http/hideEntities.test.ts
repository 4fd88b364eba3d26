import { mockCredentials } from '@backstage/backend-test-utils';
import { CatalogAnswer } from '../catalog/Catalog';
import { hideEntities } from './hideEntities';

const checkout = 'component:default/checkout';
const vault = 'resource:default/vault';
const ledger = 'system:banking/ledger';

async function hide(answer: unknown, hiddenRefs = [vault, ledger]) {
  const asked: string[] = [];
  const hidden = async (
    refs: readonly string[],
  ): Promise<CatalogAnswer<Set<string>>> => {
    asked.push(...refs);
    return { reached: true, value: new Set(hiddenRefs) };
  };
  const shown = await hideEntities(
    answer,
    { hidden },
    mockCredentials.user('user:default/outsider'),
  );
  return { shown, asked };
}

describe('hideEntities', () => {
  it('hides an entity wherever an answer names it, and always as the same', async () => {
    const { shown, asked } = await hide({
      entities: [
        {
          entityRef: vault,
          role: 'affected',
          snapshot: { kind: 'Resource', name: 'vault', owner: 'group:a/b' },
          snapshotState: 'taken',
          current: { kind: 'Resource', name: 'vault' },
        },
        {
          entityRef: checkout,
          role: 'primary',
          snapshot: { kind: 'Component', name: 'checkout', system: ledger },
          snapshotState: 'taken',
        },
      ],
      record: { title: 'Slow', entity: { entityRef: vault, title: 'Vault' } },
      path: [{ relation: 'dependsOn', entityRef: vault, title: 'Vault' }],
      conflict: {
        kind: 'entity',
        otherEntityRef: vault,
        path: [checkout, vault],
      },
      scope: { entityRefs: [vault, checkout] },
      counts: { [vault]: 2 },
      changes: [{ field: 'entityRef', from: vault, to: checkout }],
      reasons: [{ message: `INC-1 is open on ${vault}.`, ref: 'INC-1' }],
      assignee: 'user:default/engineer',
    });
    expect(JSON.stringify(shown)).not.toMatch(/vault|ledger/i);
    expect(shown).toEqual({
      entities: [
        {
          entityRef: 'hidden:default/1',
          role: 'affected',
          snapshot: { kind: 'hidden', name: 'hidden' },
          snapshotState: 'hidden',
        },
        {
          entityRef: checkout,
          role: 'primary',
          snapshot: {
            kind: 'Component',
            name: 'checkout',
            system: 'hidden:default/2',
          },
          snapshotState: 'taken',
        },
      ],
      record: { title: 'Slow', entity: { entityRef: 'hidden:default/1' } },
      path: [{ relation: 'dependsOn', entityRef: 'hidden:default/1' }],
      conflict: {
        kind: 'entity',
        otherEntityRef: 'hidden:default/1',
        path: [checkout, 'hidden:default/1'],
      },
      scope: { entityRefs: ['hidden:default/1', checkout] },
      counts: { 'hidden:default/1': 2 },
      changes: [{ field: 'entityRef', from: 'hidden:default/1', to: checkout }],
      reasons: [
        { message: 'INC-1 is open on hidden:default/1.', ref: 'INC-1' },
      ],
      assignee: 'user:default/engineer',
    });
    expect(asked.sort()).toEqual([checkout, vault, ledger].sort());
  });

  it('leaves alone what people have written, and everything that is shown', async () => {
    const answer = {
      title: `Look at ${vault}`,
      comment: `It is ${vault}, see http://localhost:3000/catalog`,
      url: 'https://localhost:7007/api/itsm',
      at: '2026-03-02T09:00:00.000Z',
      items: [undefined, null, 7, true, { entityRef: checkout, tier: 1 }],
    };
    const { shown, asked } = await hide(answer, []);
    expect(shown).toBe(answer);
    expect(asked).toEqual([checkout]);
    expect((await hide(answer)).shown).toEqual(answer);
  });

  it('shows nothing that the catalog cannot be asked about', async () => {
    const shown = await hideEntities(
      { path: [checkout], assignee: 'user:default/engineer' },
      { hidden: async () => ({ reached: false, because: 'It is down.' }) },
      mockCredentials.user(),
    );
    expect(shown).toEqual({
      path: ['hidden:default/1'],
      assignee: 'user:default/engineer',
    });
  });
});
