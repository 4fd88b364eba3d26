import { ActivityEntry, ApprovalEvent } from 'backstage-plugin-itsm-common';
import { aRecord } from '../permissions/__testUtils__/aRecord';
import { StoredRecord } from '../records/rows';
import { noticesFor } from './noticesFor';

const change = aRecord({
  type: 'change',
  requester: 'user:default/requester',
  assignee: 'user:default/assignee',
  assignmentGroup: 'group:default/payments',
}) as StoredRecord;

function told(entry: Partial<ActivityEntry>) {
  return noticesFor(change, {
    sequence: 1,
    at: change.openedAt,
    actor: 'user:default/actor',
    channel: 'portal',
    kind: 'approval',
    hash: '',
    ...entry,
  }).map(({ recipients, payload }) => [
    payload.title.replace(`${change.number} `, ''),
    ...recipients.map(ref => ref.slice(ref.indexOf('/') + 1)),
  ]);
}

const members = ['user:default/ann', 'user:default/actor'];
const approval = (event: ApprovalEvent['event']) => ({
  approval: { id: '1', event, rules: [], members },
});

describe('news of a change', () => {
  it.each<[string, Partial<ActivityEntry>, string[][]]>([
    ['asked', approval('asked'), [['awaits your approval', 'ann']]],
    ['reminded', approval('reminded'), [['still awaits your approval', 'ann']]],
    ['decided in part', approval('decided'), []],
    ['withdrawn', approval('withdrawn'), []],
    ['refused', approval('refused'), []],
    [
      'approved',
      approval('approved'),
      [['was approved', 'requester', 'assignee']],
    ],
    [
      'rejected',
      approval('rejected'),
      [['was rejected', 'requester', 'assignee']],
    ],
    [
      'void',
      approval('voided'),
      [
        [
          'has changed, and its approval is void',
          'ann',
          'requester',
          'assignee',
        ],
      ],
    ],
    [
      'overdue for review',
      { kind: 'system', changes: [{ field: 'reviewOverdue', to: true }] },
      [['is overdue for its review', 'assignee', 'payments', 'requester']],
    ],
  ])('that is %s', (_, entry, expected) => {
    expect(told(entry)).toEqual(expected);
  });

  it('says why it was rejected, and what was changed', () => {
    const descriptionOf = (entry: Partial<ActivityEntry>) =>
      noticesFor(change, {
        sequence: 1,
        at: change.openedAt,
        actor: 'user:default/actor',
        channel: 'portal',
        kind: 'approval',
        hash: '',
        ...entry,
      })[0].payload.description;
    expect(descriptionOf({ ...approval('rejected'), comment: 'Not now' })).toBe(
      'Not now',
    );
    expect(
      descriptionOf({ ...approval('voided'), message: 'plannedEnd' }),
    ).toBe('plannedEnd');
  });
});
