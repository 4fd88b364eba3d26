import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DemoRecord } from './history/DemoRecord';
import { layInHistory } from './layInHistory';
import { demoPlans } from './plans';

const record: DemoRecord = {
  type: 'incident',
  externalRef: { source: 'demo', id: '1' },
  title: 'Checkout is slow',
  entityRef: 'component:default/checkout',
  openedAt: '2026-01-02T03:04:05.000Z',
};

const report = {
  read: 1,
  created: 1,
  updated: 0,
  unchanged: 0,
  refused: 0,
  errors: [],
};

const checkout = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/ordering' }],
};

function setUp(options?: { entities?: (typeof checkout)[] }) {
  const itsm = {
    isEmpty: jest.fn().mockResolvedValue(true),
    import: jest.fn().mockResolvedValue(report),
    get: jest.fn().mockResolvedValue({ items: [{ number: 'CHG-7' }] }),
    post: jest.fn().mockResolvedValue({ number: 'CHG-1' }),
  };
  const logger = mockServices.logger.mock();
  const catalog = catalogServiceMock({
    entities: options?.entities ?? [checkout],
  });
  const run = () =>
    layInHistory({
      auth: mockServices.auth(),
      catalog,
      itsm,
      logger,
      signal: new AbortController().signal,
      generate: () => [record],
      plans: () => demoPlans({ now: new Date('2026-11-20T10:30:00Z') }),
      tryAgainAfterMs: 1,
    });
  return { itsm, logger, catalog, run };
}

describe('laying in the demo records', () => {
  it('imports them into an empty portal and tells what came of it', async () => {
    const { itsm, logger, run } = setUp();

    await run();

    expect(itsm.import).toHaveBeenCalledWith([record]);
    expect(logger.info).toHaveBeenCalledWith(
      'Laid in the demo records: 1 created, 0 updated, 0 unchanged, 0 refused',
    );
  });

  it('asks for what is still to come as people would', async () => {
    const { itsm, logger, run } = setUp();

    await run();

    expect(itsm.post).toHaveBeenCalledWith('/changes/CHG-1/transitions', {
      to: 'assess',
    });
    expect(itsm.get).toHaveBeenCalledWith(
      '/changes?entityRef=component%3Adefault%2Fcurrency&entityRole=primary&state=closed&closeCode=successful&limit=1',
    );
    expect(itsm.post).toHaveBeenCalledWith(
      '/change-templates',
      expect.objectContaining({ fromChange: 'CHG-7' }),
    );
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('leaves a portal alone that has records', async () => {
    const { itsm, run } = setUp();
    itsm.isEmpty.mockResolvedValue(false);

    await run();

    expect(itsm.import).not.toHaveBeenCalled();
  });

  it('waits for the plugin to start', async () => {
    const { itsm, run } = setUp();
    itsm.isEmpty.mockRejectedValueOnce(new Error('fetch failed'));
    itsm.isEmpty.mockRejectedValueOnce(new Error('503'));

    await run();

    expect(itsm.import).toHaveBeenCalledTimes(1);
  });

  it('gives up with a warning if the plugin never answers', async () => {
    const { itsm, logger, run } = setUp();
    itsm.isEmpty.mockRejectedValue(new Error('fetch failed'));

    await run();

    expect(itsm.import).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledWith(
      'No demo records laid in: the ITSM plugin does not answer',
    );
  });

  it('waits for the catalog to have read the entities', async () => {
    const { catalog, itsm, run } = setUp();
    const read = jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockResolvedValueOnce({ items: [undefined] })
      .mockResolvedValueOnce({ items: [{ ...checkout, relations: [] }] });

    await run();

    expect(read).toHaveBeenCalledTimes(3);
    expect(itsm.import).toHaveBeenCalledTimes(1);
  });

  it('does not wait for ever for an entity', async () => {
    const { itsm, logger, run } = setUp({ entities: [] });

    await run();

    expect(logger.warn).toHaveBeenCalledWith(
      'The catalog does not know all entities of the demo records',
    );
    expect(itsm.import).toHaveBeenCalledTimes(1);
  });
});
