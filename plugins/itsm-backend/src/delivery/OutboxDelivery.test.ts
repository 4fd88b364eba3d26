import { mockServices } from '@backstage/backend-test-utils';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { takeLease } from '../records/lease';
import { Delivery, Destination } from './Destination';
import { OutboxDelivery } from './OutboxDelivery';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('delivery (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpItsm(
      await migrated(await databases.init(databaseId)),
    );
    const engineer = await itsm.accessAs('engineer');
    /** A destination that remembers what it was told, such as `INC-1/2`. */
    const destination = (
      name: string,
      deliver: (place: string, delivery: Delivery) => unknown = () => {},
    ): Destination & { told: string[] } => {
      const told: string[] = [];
      return {
        name,
        told,
        deliver: async delivery => {
          const place = `${delivery.record.number}/${delivery.entry.sequence}`;
          await deliver(place, delivery);
          told.push(place);
        },
      };
    };
    const backend = (...destinations: Destination[]) =>
      OutboxDelivery.create({
        knex: itsm.knex,
        destinations,
        clock: itsm.clock.now,
        logger: mockServices.logger.mock(),
      });
    const comment = (key: string, body = 'Hm') =>
      itsm.incidents.comment(key, { body, internal: false }, engineer);
    const left = () => itsm.knex('outbox').select();
    return { ...itsm, engineer, destination, backend, comment, left };
  }

  it('tells each destination of every write once, in the order of each record', async () => {
    const { destination, backend, openIncident, ...itsm } = await setUp();
    const [one, other] = [destination('one'), destination('other')];
    await openIncident();
    await openIncident();
    await itsm.comment('INC-2');
    await itsm.incidents.transition(
      'INC-1',
      { to: 'in_progress' },
      itsm.engineer,
    );
    // A link is told in the histories of both its ends.
    await itsm.incidents.link(
      'INC-2',
      { relation: 'parent', target: 'INC-1' },
      itsm.engineer,
    );
    // What changes nothing, and what fails, is nothing to tell of.
    await itsm.incidents.watch('INC-1', {}, itsm.engineer);
    await itsm.incidents.watch('INC-1', {}, itsm.engineer);
    await expect(
      itsm.incidents.transition('INC-1', { to: 'closed' }, itsm.engineer),
    ).rejects.toThrow();
    await backend(one, other).drain();
    for (const { told } of [one, other]) {
      expect(told).toHaveLength(7);
      for (const number of ['INC-1', 'INC-2']) {
        const places = told.filter(place => place.startsWith(number));
        expect(places).toEqual(places.map((_, at) => `${number}/${at + 1}`));
      }
    }
    expect(await itsm.left()).toEqual([]);
    await backend(one, other).drain();
    expect(one.told).toHaveLength(7);
  });

  it('tells in portions when there is much to tell', async () => {
    const { destination, backend, openIncident, comment } = await setUp();
    await openIncident();
    await openIncident();
    for (let count = 0; count < 60; count += 1) {
      await comment(`INC-${1 + (count % 2)}`, `${count}`);
    }
    const one = destination('one');
    await backend(one).drain();
    const ofFirst = one.told.filter(place => place.startsWith('INC-1/'));
    expect(ofFirst).toEqual(ofFirst.map((_, at) => `INC-1/${at + 1}`));
    expect(one.told).toHaveLength(62);
  });

  it('keeps only the later messages of a record waiting for a failed one', async () => {
    const { destination, backend, openIncident, comment, ...itsm } =
      await setUp();
    let isDown = true;
    const good = destination('good');
    const bad = destination('bad', place => {
      if (isDown && place.startsWith('INC-1/')) {
        throw new Error('It is down');
      }
    });
    const delivery = backend(good, bad);
    await openIncident();
    await openIncident();
    await comment('INC-1');
    await comment('INC-2');
    await delivery.drain();
    expect(bad.told).toEqual(['INC-2/1', 'INC-2/2']);
    // In order for each record means: for each destination alike.
    expect(good.told.sort()).toEqual(['INC-1/1', 'INC-2/1', 'INC-2/2']);
    await comment('INC-1');
    await comment('INC-2');
    isDown = false;
    await delivery.drain();
    expect(bad.told).toEqual(['INC-2/1', 'INC-2/2', 'INC-2/3']);
    itsm.clock.pass(2000);
    await delivery.drain();
    expect(bad.told.slice(3)).toEqual(['INC-1/1', 'INC-1/2', 'INC-1/3']);
    // Those that have it aren't told again.
    expect(good.told.filter(place => place === 'INC-1/1')).toHaveLength(1);
    expect(await itsm.left()).toEqual([]);
  });

  it('tries again ever more seldom, but at least every ten minutes', async () => {
    const { destination, backend, openIncident, clock } = await setUp();
    const tries: number[] = [];
    const bad = destination('bad', () => {
      tries.push(clock.now().getTime());
      throw new Error('It is down');
    });
    const delivery = backend(bad);
    await openIncident();
    for (let seconds = 0; seconds < 3600; seconds += 1) {
      if (seconds < 70 || seconds % 30 === 0) {
        await delivery.drain();
      }
      clock.pass(1000);
    }
    const pauses = tries.slice(1).map((time, at) => time - tries[at]);
    expect(pauses.slice(0, 5)).toEqual([2000, 4000, 8000, 16_000, 32_000]);
    expect(pauses).toEqual([...pauses].sort((one, two) => one - two));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(630_000);
    expect(tries.length).toBeGreaterThan(10);
  });

  it('gives up after a day of tries, and goes on with what came later', async () => {
    const { destination, backend, openIncident, comment, clock, left } =
      await setUp();
    let tries = 0;
    const bad = destination('bad', place => {
      if (place === 'INC-1/1') {
        tries += 1;
        throw new Error('It never takes this one');
      }
    });
    const delivery = backend(bad);
    await openIncident();
    await comment('INC-1');
    const began = clock.now().getTime();
    while ((await left()).length > 0) {
      await delivery.drain();
      clock.pass(10 * 60_000);
    }
    expect(tries).toBe(150);
    expect(clock.now().getTime() - began).toBeGreaterThan(24 * 60 * 60_000);
    expect(bad.told).toEqual(['INC-1/2']);
  });

  it('delivers what a crash left behind after the commit', async () => {
    const { destination, backend, openIncident, knex, clock } = await setUp();
    await openIncident();
    // The backend that crashed was at it.
    await takeLease(knex, {
      name: 'outbox',
      holder: 'crashed',
      now: clock.now().getTime(),
      forMs: 30_000,
    });
    const one = destination('one');
    const delivery = backend(one);
    await delivery.drain();
    expect(one.told).toEqual([]);
    clock.pass(30_000);
    await delivery.drain();
    expect(one.told).toEqual(['INC-1/1']);
  });

  it('delivers again what a crash kept from being noted as delivered', async () => {
    const { destination, backend, openIncident, comment, clock, left } =
      await setUp();
    await openIncident();
    await comment('INC-1');
    const told: string[] = [];
    // Nothing comes back from it any more, as if the process had ended.
    let reached = () => {};
    const crash = new Promise<void>(resolve => {
      reached = resolve;
    });
    const crashing = destination('one', async place => {
      told.push(place);
      reached();
      await new Promise(() => {});
    });
    backend(crashing).wake();
    await crash;
    clock.pass(30_000);
    const one = destination('one', place => told.push(place));
    await backend(one).drain();
    expect(told).toEqual(['INC-1/1', 'INC-1/1', 'INC-1/2']);
    expect(await left()).toEqual([]);
  });

  it('keeps the order of each record with two backends at it', async () => {
    const { destination, backend, openIncident, comment, clock } =
      await setUp();
    for (let count = 0; count < 3; count += 1) {
      await openIncident();
    }
    const told: string[] = [];
    const others: OutboxDelivery[] = [];
    let underWay = 0;
    // So slow that a lease would be over before the portion is.
    const slow = () =>
      destination('one', async place => {
        underWay += 1;
        expect(underWay).toBe(1);
        clock.pass(10_000);
        await Promise.all(others.map(other => other.drain()));
        told.push(place);
        underWay -= 1;
      });
    const [first, second] = [backend(slow()), backend(slow())];
    others.push(second);
    for (let round = 0; round < 10; round += 1) {
      for (const key of ['INC-1', 'INC-2', 'INC-3']) {
        await comment(key);
      }
    }
    await first.drain();
    others.length = 0;
    await comment('INC-1');
    await Promise.all([first.drain(), second.drain(), comment('INC-2')]);
    await second.drain();
    for (const number of ['INC-1', 'INC-2', 'INC-3']) {
      const places = told.filter(place => place.startsWith(number));
      expect(places).toEqual(places.map((_, at) => `${number}/${at + 1}`));
    }
    expect(told).toHaveLength(3 + 30 + 2);
  });

  it('starts when it is woken, and ends what is under way when it is stopped', async () => {
    const { destination, backend, openIncident, left } = await setUp();
    const one = destination('one');
    const delivery = backend(one);
    await openIncident();
    await openIncident();
    delivery.wake();
    delivery.wake();
    await delivery.stop();
    expect(one.told.length + (await left()).length).toBe(2);
    await openIncident();
    delivery.wake();
    await delivery.drain();
    expect(await left()).toHaveLength(3 - one.told.length);
    const next = backend(one);
    next.start();
    while ((await left()).length > 0) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    await next.stop();
    expect(one.told).toEqual(['INC-1/1', 'INC-2/1', 'INC-3/1']);
  });

  it('waits for no destination that there is no more', async () => {
    const { destination, backend, openIncident, clock, left } = await setUp();
    await openIncident();
    const bad = destination('bad', () => {
      throw new Error('It is down');
    });
    const [gone, good] = [destination('gone'), destination('good')];
    await backend(gone, bad).drain();
    clock.pass(60_000);
    // One that is new is told too, although two had it before.
    await backend(good, bad).drain();
    expect(await left()).toHaveLength(1);
    clock.pass(60_000);
    await backend(good).drain();
    expect(await left()).toEqual([]);
    expect(good.told).toEqual(['INC-1/1']);
  });
});
