import { mockCredentials } from '@backstage/backend-test-utils';
import { InMemoryCatalog } from '../__testUtils__/InMemoryCatalog';
import { entityFacts } from './entityFacts';

const credentials = mockCredentials.service();
const part = 'component:default/worker';

describe('What rules look at in entities', () => {
  it('is the entity, all it is inside of, nearest first, and who owns each', async () => {
    const catalog = new InMemoryCatalog();
    catalog.set(part, {
      owner: 'group:default/payments',
      tier: 2,
      tags: ['java'],
      relations: [
        ['partOf', 'system:default/shop'],
        ['partOf', 'component:default/checkout'],
      ],
    });
    catalog.set('system:default/shop', {
      relations: [['partOf', 'domain:default/retail']],
    });
    // A loop, as catalogs may have them.
    catalog.set('domain:default/retail', {
      owner: 'user:default/sre',
      relations: [['partOf', 'domain:default/company']],
    });
    catalog.set('domain:default/company', {
      relations: [['partOf', 'domain:default/retail']],
    });
    catalog.set('group:default/payments', {
      parentGroup: 'group:default/engineering',
    });
    catalog.set('group:default/engineering', {
      parentGroup: 'group:default/payments',
    });
    const answer = await entityFacts(
      catalog,
      [part, 'component:default/nothing'],
      credentials,
    );
    expect(answer.reached && [...answer.value.keys()]).toEqual([part]);
    expect(answer.reached && answer.value.get(part)).toMatchObject({
      entityRef: part,
      kind: 'component',
      owner: 'group:default/payments',
      ownerParents: expect.arrayContaining(['group:default/engineering']),
      tier: 2,
      tags: ['java'],
      within: [
        { entityRef: 'component:default/checkout', tier: 1 },
        { entityRef: 'system:default/shop', kind: 'system' },
        { entityRef: 'domain:default/retail', owner: 'user:default/sre' },
        { entityRef: 'domain:default/company' },
      ],
    });
  });

  it('cannot be told while the catalog is down', async () => {
    const catalog = new InMemoryCatalog();
    catalog.isDown = true;
    expect(await entityFacts(catalog, [part], credentials)).toMatchObject({
      reached: false,
    });
  });
});
