import {
  GateChange,
  GateDecision,
  gateDecisions,
  GateFacts,
  GateReason,
  GateReasonCode,
} from './gateFacts';

type Finding = GateReason & { weight: GateDecision };

function overFreezes({ freezes, change, entityRef }: GateFacts): Finding[] {
  return freezes.map(({ id, name, effect, entityRef: frozen }): Finding => {
    const where = frozen === entityRef ? '' : ` (it is over ${frozen})`;
    if (effect === 'hard' && change?.overriddenFreezes.includes(id)) {
      return {
        weight: 'allow',
        code: 'freeze_overridden',
        message: `The hard freeze '${name}' was overridden for ${change.number}${where}`,
        ref: id,
      };
    }
    if (effect === 'hard') {
      return {
        weight: 'deny',
        code: 'hard_freeze',
        message: `The hard freeze '${name}' is on${where}`,
        ref: id,
      };
    }
    return {
      // Whoever approved the change knew of it: it asks for its own approval.
      weight: change ? 'allow' : 'needs_approval',
      code: 'soft_freeze',
      message: change
        ? `The soft freeze '${name}' is on${where}`
        : `The soft freeze '${name}' is on${where}: deploy by an approved change`,
      ref: id,
    };
  });
}

function openIncidents({
  openIncidents: incidents,
  change,
  entityRef,
}: GateFacts): Finding[] {
  return incidents.map(({ number, entityRef: broken }): Finding => {
    const where = broken === entityRef ? '' : `, on ${broken}`;
    return change?.fixes.includes(number)
      ? {
          weight: 'allow',
          code: 'fixes_incident',
          message: `${change.number} fixes ${number}${where}`,
          ref: number,
        }
      : {
          weight: 'deny',
          code: 'open_incident',
          message: `${number} is open with priority 1${where}, and ${
            change
              ? "the change isn't its fix"
              : 'no change is named that fixes it'
          }`,
          ref: number,
        };
  });
}

function checkTime(
  { at }: GateFacts,
  { number, state, plannedStart, plannedEnd, overrideReason }: GateChange,
): Finding {
  const inside =
    !!plannedStart && !!plannedEnd && plannedStart <= at && at < plannedEnd;
  if (inside) {
    return {
      weight: 'allow',
      code: 'change_approved',
      message: `${number} is approved and it is its time`,
      ref: number,
    };
  }
  return state === 'implement' && overrideReason
    ? {
        weight: 'allow',
        code: 'window_overridden',
        message: `${number} is approved and was started outside its time with a reason`,
        ref: number,
      }
    : {
        weight: 'deny',
        code: 'change_out_of_window',
        message: `${number} is planned from ${plannedStart ?? '?'} to ${
          plannedEnd ?? '?'
        }, it is ${at}`,
        ref: number,
      };
}

function checkChange(facts: GateFacts, change: GateChange): Finding[] {
  const { number, state } = change;
  const against: Finding[] = [];
  const deny = (code: GateReasonCode, message: string) =>
    against.push({ weight: 'deny', code, message, ref: number });
  if (!change.entityRefs.includes(facts.entityRef)) {
    deny('change_of_other_entity', `${number} isn't for ${facts.entityRef}`);
  }
  if (
    change.environment &&
    facts.environment &&
    change.environment !== facts.environment
  ) {
    deny(
      'change_of_other_environment',
      `${number} is for ${change.environment}, not for ${facts.environment}`,
    );
  }
  if (['review', 'closed', 'canceled'].includes(state)) {
    deny('change_over', `${number} is over: its state is '${state}'`);
    return against;
  }
  if (change.onHold) {
    deny('change_on_hold', `${number} is on hold`);
  }
  if (!['scheduled', 'implement'].includes(state)) {
    deny(
      'change_not_approved',
      `${number} isn't approved: its state is '${state}'`,
    );
  } else if (!change.contentApproved) {
    deny(
      'change_edited_since_approval',
      `${number} was changed after it had been approved`,
    );
  }
  const time = checkTime(facts, change);
  return against.length > 0 && time.weight === 'allow'
    ? against
    : [...against, time];
}

function checkCatalog(facts: GateFacts): Finding[] {
  const { catalog, whenUnreachable, entityKnown, entityRef } = facts;
  if (catalog === 'unreachable') {
    const then =
      whenUnreachable === 'deny'
        ? 'nothing is let through'
        : 'it is let through';
    return [
      {
        weight: whenUnreachable,
        code: 'catalog_unreachable',
        message: `The catalog can't be reached, so freezes and incidents of related entities aren't known; by configuration ${then}`,
        ref: entityRef,
      },
    ];
  }
  return entityKnown
    ? []
    : [
        {
          weight: 'deny',
          code: 'entity_unknown',
          // Unnamed: what is hidden from the caller must look no different.
          message: 'The catalog has no such entity',
        },
      ];
}

function checkNaming(facts: GateFacts): Finding[] {
  const { unknownChange, change, changeRequired, entityRef } = facts;
  const isNamed = facts.entityKnown || facts.catalog === 'unreachable';
  if (unknownChange) {
    return [
      {
        weight: 'deny',
        code: 'change_unknown',
        message: `There is no change ${unknownChange}`,
        ref: unknownChange,
      },
    ];
  }
  if (change) {
    return checkChange(facts, change);
  }
  return changeRequired
    ? [
        {
          weight: 'needs_approval',
          code: 'change_missing',
          message: `${
            isNamed ? entityRef : 'It'
          } is deployed by an approved change; none was named`,
          ref: isNamed ? entityRef : undefined,
        },
      ]
    : [];
}

/**
 * Whether a deployment may go ahead. What denies outweighs what needs an
 * approval, and that outweighs what allows; all of it is told, the weightiest
 * first. A change that isn't approved, or not for this entity, is a denial,
 * not a missing approval: what has to happen is in its record.
 * @public
 */
export function decideGate(facts: GateFacts): {
  decision: GateDecision;
  reasons: GateReason[];
} {
  const findings = [
    ...checkCatalog(facts),
    ...overFreezes(facts),
    ...openIncidents(facts),
    ...checkNaming(facts),
  ];
  if (findings.length === 0) {
    findings.push({
      weight: 'allow',
      code: 'nothing_against',
      message: `Nothing stands against deploying ${facts.entityRef}`,
      ref: facts.entityRef,
    });
  }
  const weightOf = ({ weight }: Finding) => gateDecisions.indexOf(weight);
  findings.sort((one, other) => weightOf(other) - weightOf(one));
  return {
    decision: findings[0].weight,
    reasons: findings.map(({ code, message, ref }) => ({ code, message, ref })),
  };
}
