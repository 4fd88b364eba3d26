import { drawComments } from './drawComments';
import { DEMO_SOURCE, DemoIncident } from './DemoRecord';
import { drawValues, fillIn } from './fillIn';
import { occurrences } from './occurrences';
import { groupRef, someMember, someReporter } from './people';
import { drawRepairTimes } from './repairTimes';
import { Scenario } from './Scenario';
import { scenarios } from './scenarios';
import { SeededRandom } from './SeededRandom';
import { HOUR, iso } from './times';

/** Everything that broke within the last year and is repaired again. */
export function pastIncidents(options: { seed: number; now: number }) {
  return scenarios.flatMap((scenario, index) => {
    // A seed of its own keeps a scenario as it is when another one changes.
    const random = new SeededRandom(options.seed + index);
    const { now } = options;
    return occurrences(scenario.rhythm, random, now - 2 * HOUR).map(
      (opened, at) => {
        const id = (number: number) => `${scenario.id}-${number}`;
        const incident = drawIncident({ scenario, random, opened, now });
        return {
          ...incident,
          externalRef: { source: DEMO_SOURCE, id: id(at + 1) },
          // People often notice that they have seen this before.
          links:
            at > 0 && random.chance(0.25)
              ? [
                  {
                    relation: 'related' as const,
                    target: { source: DEMO_SOURCE, id: id(at) },
                  },
                ]
              : [],
        };
      },
    );
  });
}

function drawIncident(options: {
  scenario: Scenario;
  random: SeededRandom;
  opened: number;
  now: number;
}): Omit<DemoIncident, 'externalRef' | 'links'> {
  const { scenario, random, opened, now } = options;
  const { team, reported = false } = scenario;
  const [impact, urgency] = random.weighted(scenario.gravity);
  const levels = ['high', 'medium', 'low'];
  const priority = levels.indexOf(impact) + levels.indexOf(urgency) + 1;
  const times = drawRepairTimes({
    random,
    opened,
    now,
    priority,
    reported,
    hours: scenario.hours,
  });
  const values = drawValues(random);
  const assignee = someMember(random, team);
  const requester = reported ? someReporter(random) : someMember(random, 'sre');
  const known = {
    type: 'incident' as const,
    title: fillIn(random.pick(scenario.titles), values),
    description: fillIn(scenario.description, values),
    impact,
    urgency,
    category: scenario.category,
    channel: reported
      ? random.weighted([
          ['portal' as const, 5],
          ['chat' as const, 3],
          ['email' as const, 2],
          ['phone' as const, 1],
        ])
      : ('alert' as const),
    visibility: scenario.restricted ? ('restricted' as const) : undefined,
    entityRef: scenario.entityRef,
    affectedEntityRefs: [...(scenario.affectedEntityRefs ?? [])],
    tags: [...(scenario.tags ?? [])],
    requester,
    openedBy: requester,
    assignee,
    assignmentGroup: groupRef(team),
    reassignmentCount: random.weighted([
      [0, 17],
      [1, 4],
      [2, 1],
    ]),
    startedAt: iso(times.started),
    openedAt: iso(times.opened),
    acknowledgedAt: iso(times.acknowledged),
    comments: drawComments({
      random,
      times,
      assignee,
      requester,
      reported,
      findings: scenario.findings.map(finding => fillIn(finding, values)),
    }),
  };

  // A false alarm, or somebody saw it twice.
  if (times.closed !== undefined && random.chance(0.02)) {
    return {
      ...known,
      state: 'canceled',
      closedAt: iso(times.resolved),
      comments: [
        {
          at: iso(times.resolved),
          by: assignee,
          body: 'Canceled: a false alarm, the service was fine all the time.',
        },
      ],
    };
  }
  const { code, notes } = random.pick(scenario.resolutions);
  return {
    ...known,
    state: times.closed === undefined ? 'resolved' : 'closed',
    resolvedAt: iso(times.resolved),
    resolvedBy: assignee,
    resolutionCode: code,
    resolutionNotes: fillIn(notes, values),
    reopenCount: random.chance(0.05) ? 1 : 0,
    ...(times.closed === undefined ? {} : { closedAt: iso(times.closed) }),
  };
}
