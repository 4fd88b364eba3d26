import { JsonObject } from '@backstage/types';
import {
  Approval,
  changeListQuerySchema,
  DecisionRequest,
  recordsQuerySchema,
  TransitionChange,
  UpdateChange,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { setUpItsm } from '../../__testUtils__/setUpItsm';

export const HOUR = 60 * 60 * 1000;

export const user = (name: string) => `user:default/${name}`;

/** Services over a database, and what people do with changes in one word. */
export async function setUpChanges(knex: Knex, itsm: JsonObject = {}) {
  const services = await setUpItsm(knex, itsm);
  const { accessAs, approvals, catalog, changes, lists } = services;
  // Three of payments, so that there is somebody who has no part in a change.
  catalog.setPerson(user('third'), ['group:default/payments']);

  const list = async (key = 'CHG-1', who = 'sre'): Promise<Approval[]> =>
    approvals.list(key, await accessAs(who));

  return {
    ...services,
    list,
    /** The approvals that are open, by those who are asked. */
    pending: async (key = 'CHG-1') =>
      (await list(key))
        .filter(({ state }) => state === 'pending')
        .map(({ step, members }) => [step, ...members]),
    move: async (
      to: string,
      {
        by = 'engineer',
        key = 'CHG-1',
        ...fields
      }: Partial<TransitionChange> & { by?: string; key?: string } = {},
    ) => changes.transition(key, { to, ...fields }, await accessAs(by)),
    edit: async (
      fields: Partial<UpdateChange>,
      { by = 'engineer', key = 'CHG-1' } = {},
    ) => {
      const access = await accessAs(by);
      const { version } = await changes.get(key, access);
      return changes.update(key, { version, ...fields }, access);
    },
    decide: async (
      who: string,
      request: DecisionRequest = { decision: 'approved' },
      key = 'CHG-1',
    ) => {
      const access = await accessAs(who);
      const open = (await approvals.list(key, access)).filter(
        ({ state }) => state === 'pending',
      );
      const { id } = open.find(({ mayDecide }) => mayDecide) ?? open[0];
      return approvals.decide(key, id, request, access);
    },
    history: async (key = 'CHG-1', who = 'sre') => {
      const page = { limit: 100, order: 'asc' } as const;
      return (await changes.activity(key, page, await accessAs(who))).items;
    },
    awaiting: async (who: string, awaitingMyApproval = 'true') => {
      const query = changeListQuerySchema.parse({
        awaitingMyApproval,
        total: 'true',
      });
      const page = await changes.list(query, await accessAs(who));
      return page.items.map(({ number }) => number);
    },
    mineOf: async (who: string) => {
      const query = recordsQuerySchema.parse({ mine: 'true' });
      const { items } = await lists.list(query, await accessAs(who));
      return items.map(({ number }) => number);
    },
  };
}
