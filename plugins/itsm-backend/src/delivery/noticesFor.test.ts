import { ActivityEntry } from 'backstage-plugin-itsm-common';
import { aRecord } from '../permissions/__testUtils__/aRecord';
import { StoredRecord } from '../records/rows';
import { noticesFor } from './noticesFor';

const requester = 'user:default/requester';
const assignee = 'user:default/assignee';
const watcher = 'user:default/watcher';
const group = 'group:default/payments';
const actor = 'user:default/actor';

const record = aRecord({
  requester,
  assignee,
  assignmentGroup: group,
  watchers: [watcher],
}) as StoredRecord;

function told(
  entry: Partial<ActivityEntry>,
  over: Partial<StoredRecord> = {},
): [string, string[]][] {
  const notices = noticesFor(
    { ...record, ...over },
    {
      sequence: 1,
      at: record.openedAt,
      actor,
      channel: 'portal',
      kind: 'updated',
      hash: '',
      ...entry,
    },
  );
  return notices.map(({ recipients, payload }) => [payload.title, recipients]);
}

const moved = (from: string, to: string): Partial<ActivityEntry> => ({
  kind: 'transitioned',
  transition: { from, to },
});
const assigned = (to?: string) => ({ field: 'assignee', to });
const grouped = (to?: string) => ({ field: 'assignmentGroup', to });

const tasked = (to?: string): Partial<ActivityEntry> => ({
  task: { number: 'PTASK-1', title: 'Look', changes: [assigned(to)] },
});

describe('notifications of a write', () => {
  it.each<
    [
      string,
      Partial<ActivityEntry>,
      Partial<StoredRecord>,
      [string, string[]][],
    ]
  >([
    [
      'a task goes to who is to do it',
      tasked('user:default/doer'),
      {},
      [['INC-1 has a task for you', ['user:default/doer']]],
    ],
    ['a task that nobody is to do tells nobody', tasked(), {}, []],
    [
      'what is opened again after its end goes to all who can take it up',
      moved('closed', 'root_cause_analysis'),
      {},
      [['INC-1 was opened again', [assignee, group, watcher]]],
    ],
    [
      'a known error goes to those who wait for the problem',
      { changes: [{ field: 'knownError', from: false, to: true }] },
      {},
      [['INC-1 is a known error with a workaround', [requester, watcher]]],
    ],
    [
      'an assignment goes to the assignee',
      { changes: [assigned(assignee)] },
      {},
      [['INC-1 was assigned to you', [assignee]]],
    ],
    [
      'so does one from the beginning, and not to the group as well',
      { kind: 'created', changes: [grouped(group), assigned(assignee)] },
      {},
      [['INC-1 was assigned to you', [assignee]]],
    ],
    [
      'a group is told of what nobody in it has',
      { kind: 'created', changes: [grouped(group)] },
      { assignee: undefined },
      [['INC-1 was assigned to your group', [group]]],
    ],
    [
      'nobody is told that they have no more',
      { changes: [assigned()] },
      {},
      [],
    ],
    [
      'a comment goes to all who take part',
      { kind: 'commented', comment: 'Hm' },
      {},
      [['INC-1 has a new comment', [requester, assignee, watcher]]],
    ],
    [
      'so does one that comes with a step',
      { ...moved('in_progress', 'on_hold'), comment: 'Which card?' },
      {},
      [['INC-1 has a new comment', [requester, assignee, watcher]]],
    ],
    ['a step alone is told to nobody', moved('new', 'in_progress'), {}, []],
    [
      'an internal note is kept from the requester, even as a watcher',
      { kind: 'noted', comment: 'Hm' },
      { watchers: [watcher, requester] },
      [['INC-1 has a new internal note', [assignee, watcher]]],
    ],
    [
      'a resolution goes to the requester and the watchers, once each',
      { ...moved('in_progress', 'resolved'), comment: 'Done' },
      { watchers: [watcher, requester] },
      [
        ['INC-1 was resolved', [requester, watcher]],
        ['INC-1 has a new comment', [assignee]],
      ],
    ],
    [
      'a reopening goes to the assignee and the watchers',
      moved('resolved', 'in_progress'),
      {},
      [['INC-1 was reopened', [assignee, watcher]]],
    ],
    ['closing is no reopening', moved('resolved', 'closed'), {}, []],
    [
      'whoever acted is never told',
      { kind: 'commented', comment: 'Hm', actor: assignee },
      {},
      [['INC-1 has a new comment', [requester, watcher]]],
    ],
    [
      'nor is one who takes something on',
      { changes: [assigned(assignee)], actor: assignee },
      {},
      [],
    ],
    [
      'services and jobs are no one to tell',
      { kind: 'commented', comment: 'Hm' },
      { requester: 'service:default/ci', assignee: undefined, watchers: [] },
      [],
    ],
    ['a field is told to nobody', { changes: [{ field: 'title' }] }, {}, []],
    ...(['commented', 'noted', 'created', 'updated'] as const).map(
      kind =>
        [
          `history that is ${kind} by an import concerns nobody`,
          {
            kind,
            channel: 'import',
            changes: [assigned(assignee)],
            comment: 'Hm',
          },
          {},
          [],
        ] as [string, Partial<ActivityEntry>, object, []],
    ),
  ])('%s', (_, entry, over, expected) => {
    expect(told(entry, over)).toEqual(expected);
  });

  it('says which record, how bad and where to find it', () => {
    const [{ payload }] = noticesFor(record, {
      sequence: 2,
      at: record.openedAt,
      actor,
      channel: 'portal',
      kind: 'commented',
      comment: 'The comment itself stays in the record',
      hash: '',
    });
    expect(payload).toEqual({
      title: 'INC-1 has a new comment',
      description: 'Checkout is down',
      link: '/itsm/incidents/INC-1',
      severity: 'critical',
      topic: 'itsm.incident',
    });
  });
});
