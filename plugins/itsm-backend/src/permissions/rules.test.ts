import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { PermissionCondition } from '@backstage/plugin-permission-common';
import { ItsmRecord, recordTypes } from 'backstage-plugin-itsm-common';
import { aRecord } from './__testUtils__/aRecord';
import { permissionsRegistryWith } from './__testUtils__/permissionsRegistryWith';
import { meets } from '../records/criteria';
import { itsmResourceRefs, itsmRules } from './rules';

const mine = { claims: ['user:default/engineer', 'group:default/payments'] };

type Rules = (typeof itsmRules)['incident'];

const cases: [keyof Rules, object | undefined, Partial<ItsmRecord>, boolean][] =
  [
    ['isAssigned', mine, { assignee: 'user:default/engineer' }, true],
    ['isAssigned', mine, { assignee: 'user:default/other' }, false],
    ['isAssigned', mine, { assignee: undefined }, false],
    ['isRequester', mine, { requester: 'user:default/engineer' }, true],
    ['isRequester', mine, { requester: 'user:default/other' }, false],
    [
      'isRequester',
      { claims: ['User:Default/Engineer'] },
      { requester: 'user:default/engineer' },
      true,
    ],
    [
      'isInAssignmentGroup',
      mine,
      { assignmentGroup: 'group:default/payments' },
      true,
    ],
    ['isInAssignmentGroup', mine, { assignmentGroup: undefined }, false],
    ['isInAssignmentGroup', { claims: [] }, {}, false],
    ['isInAssignmentGroup', { claims: ['payments'] }, {}, false],
    ['isWatcher', mine, { watchers: ['user:default/engineer'] }, true],
    ['isWatcher', mine, { watchers: [] }, false],
    ['isOwnerOfEntity', mine, { entities: [] }, false],
    ['isOwnerOfEntity', mine, aRecord.ownedBy('group:default/payments'), true],
    ['isOwnerOfEntity', mine, aRecord.ownedBy('group:default/other'), false],
    ['isOwnerOfEntity', mine, aRecord.ownedBy(undefined), false],
    ['isUnrestricted', undefined, { visibility: 'open' }, true],
    ['isUnrestricted', undefined, { visibility: 'restricted' }, false],
    ['hasState', { states: ['new', 'on_hold'] }, { state: 'on_hold' }, true],
    ['hasState', { states: ['new', 'on_hold'] }, { state: 'closed' }, false],
  ];

describe.each(recordTypes)('rules on a record of type %s', type => {
  it.each(cases)(
    '%s with %j of %j is %s, both asked of the record and as a query',
    (name, params, over, expected) => {
      const record = aRecord({ type, ...over });
      const rule = itsmRules[type][name];
      const toCriteria = createConditionTransformer(
        permissionsRegistryWith().getPermissionRuleset(itsmResourceRefs[type]),
      );
      const condition = {
        rule: rule.name,
        resourceType: rule.resourceType,
        params,
      } as PermissionCondition;
      expect(meets(record, toCriteria(condition))).toBe(expected);
      expect(rule.apply(record, (params ?? {}) as never)).toBe(expected);
    },
  );

  it('refuses parameters that are none', () => {
    const toCriteria = createConditionTransformer(
      permissionsRegistryWith().getPermissionRuleset(itsmResourceRefs[type]),
    );
    expect(() =>
      toCriteria({
        rule: 'IS_ASSIGNED',
        resourceType: `itsm-${type}`,
        params: { claim: 'user:default/engineer' },
      }),
    ).toThrow('Parameters to rule are invalid');
  });
});
