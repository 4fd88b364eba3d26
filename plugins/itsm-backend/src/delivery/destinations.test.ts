import { mockServices } from '@backstage/backend-test-utils';
import { ActivityEntry } from 'backstage-plugin-itsm-common';
import { aRecord } from '../permissions/__testUtils__/aRecord';
import { StoredRecord } from '../records/rows';
import {
  eventsDestination,
  notificationsDestination,
  signalsDestination,
} from './destinations';

const entry: ActivityEntry = {
  sequence: 3,
  at: '2026-03-02T09:00:00.000Z',
  actor: 'user:default/engineer',
  channel: 'portal',
  kind: 'commented',
  comment: 'The password is swordfish',
  hash: '',
};
const open = aRecord({
  requester: 'user:default/reviewer',
  watchers: ['user:default/engineer'],
}) as StoredRecord;
const restricted: StoredRecord = { ...open, visibility: 'restricted' };

const which = {
  type: 'incident',
  id: open.id,
  number: 'INC-1',
  sequence: 3,
  kind: 'commented',
};

describe('what destinations are told', () => {
  it.each([open, restricted])(
    'tells the portal which record changed, and no content',
    async record => {
      const events = mockServices.events.mock();
      await eventsDestination(events).deliver({ record, entry });
      expect(events.publish).toHaveBeenCalledWith({
        topic: 'itsm.record',
        eventPayload: which,
      });
    },
  );

  it.each([
    ['of an open record, which', open, which],
    [
      'of a restricted one no more than its type',
      restricted,
      { type: 'incident' },
    ],
  ])('signals to all pages %s', async (_, record, message) => {
    const publish = jest.fn();
    await signalsDestination({ publish }).deliver({ record, entry });
    expect(publish.mock.calls).toEqual([
      [{ recipients: { type: 'broadcast' }, channel: 'itsm', message }],
    ]);
  });

  it('notifies people, but never whoever acted', async () => {
    const send = jest.fn();
    await notificationsDestination({ send }).deliver({ record: open, entry });
    expect(send.mock.calls).toEqual([
      [
        {
          recipients: {
            type: 'entity',
            entityRef: ['user:default/reviewer'],
            excludeEntityRef: 'user:default/engineer',
          },
          payload: expect.objectContaining({
            title: 'INC-1 has a new comment',
          }),
        },
      ],
    ]);
    expect(JSON.stringify(send.mock.calls)).not.toContain('swordfish');
  });

  it('notifies nobody in a portal that has no notifications', async () => {
    const send = jest.fn(async () => {
      throw new Error('Failed to send notifications: status 404');
    });
    const { deliver } = notificationsDestination({ send });
    await expect(deliver({ record: open, entry })).resolves.toBeUndefined();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('fails when the portal does, so that it is told again', async () => {
    const failing = jest.fn().mockRejectedValue(new Error('It is down'));
    const events = mockServices.events.mock({ publish: failing });
    for (const destination of [
      eventsDestination(events),
      signalsDestination({ publish: failing }),
      notificationsDestination({ send: failing }),
    ]) {
      await expect(
        destination.deliver({ record: open, entry }),
      ).rejects.toThrow('It is down');
    }
  });
});
