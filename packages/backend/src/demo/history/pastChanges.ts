import { DEMO_SOURCE, DemoChange, DemoIncident, demoLink } from './DemoRecord';
import { drawValues, fillIn } from './fillIn';
import { occurrences } from './occurrences';
import { groupRef, someMember, Team } from './people';
import { Release, releases } from './releases';
import { SeededRandom } from './SeededRandom';
import { DAY, HOUR, iso, MINUTE } from './times';

/* What an incident with this tag says of itself. */
const AFTER_A_RELEASE = 'release';

/** All changes of the last year that were carried out. */
export function pastChanges(options: {
  seed: number;
  now: number;
  incidents: readonly DemoIncident[];
}): DemoChange[] {
  const { seed, now, incidents } = options;
  const planned = releases.flatMap((release, index) => {
    const random = new SeededRandom(seed + 100 + index);
    const rhythm = { kind: 'steady', perYear: release.perYear } as const;
    // What was done lately is still looked at.
    return occurrences(rhythm, random, now - 3 * DAY).map((start, at) =>
      drawChange({ release, random, start, id: `${release.id}-${at + 1}` }),
    );
  });
  const random = new SeededRandom(seed + 99);
  const failed = incidents
    .filter(
      ({ tags, startedAt }) => startedAt && tags?.includes(AFTER_A_RELEASE),
    )
    .map(incident => drawCause(incident, random));
  return [...planned, ...failed];
}

const plans = {
  implementationPlan:
    '1. Roll out to one region\n2. Watch errors and latency for 15 minutes\n3. Roll out to the others',
  testPlan: 'The usual checks after a rollout: orders, payments, error rate.',
  backoutPlan: 'Roll back to the version before; takes five minutes.',
};

function peopleOf(random: SeededRandom, team: Team) {
  const requester = someMember(random, team);
  const assignee = someMember(random, team);
  return {
    requester,
    openedBy: requester,
    assignee,
    assignmentGroup: groupRef(team),
    implementers: [assignee],
  };
}

function drawChange(options: {
  release: Release;
  random: SeededRandom;
  start: number;
  id: string;
}): DemoChange {
  const { release, random, start, id } = options;
  const values = drawValues(random);
  const took = Math.round(random.between(20, 110)) * MINUTE;
  const model = random.weighted([
    ['normal', 12],
    ['standard', 5],
    ['emergency', 2],
  ]);
  const isFailed = random.chance(release.failing / 10);
  const hasIssues = !isFailed && random.chance(0.08);
  const risks = isFailed ? ([1, 2, 2] as const) : ([6, 3, 1] as const);
  const ahead = model === 'emergency' ? HOUR : random.between(2, 9) * DAY;
  const closed = start + took + random.between(2, 40) * HOUR;
  return {
    type: 'change',
    externalRef: { source: DEMO_SOURCE, id },
    title: fillIn(random.pick(release.titles), values),
    description: `Rolled out by the ${release.team} team.`,
    entityRef: release.entityRef,
    environment: 'production',
    impact: random.pick(['medium', 'low']),
    urgency: model === 'emergency' ? 'high' : 'low',
    model,
    state: 'closed',
    ...peopleOf(random, release.team),
    ...plans,
    justification: 'Part of the roadmap of the team.',
    riskLevel: random.weighted([
      ['low', risks[0]],
      ['moderate', risks[1]],
      ['high', risks[2]],
    ]),
    testsProven: true,
    backoutProven: random.chance(0.6),
    openedAt: iso(start - ahead - HOUR),
    submittedAt: iso(start - ahead),
    plannedStart: iso(start),
    plannedEnd: iso(start + 2 * HOUR),
    actualStart: iso(start + random.integer(0, 10) * MINUTE),
    actualEnd: iso(start + 10 * MINUTE + took),
    closedAt: iso(closed),
    ...outcome(isFailed, hasIssues),
  };
}

function outcome(isFailed: boolean, hasIssues: boolean) {
  if (isFailed) {
    return {
      closeCode: 'unsuccessful' as const,
      closeNotes: 'Errors rose after the rollout; rolled back.',
      backedOut: true,
      outageMinutes: 25,
    };
  }
  return {
    closeCode: hasIssues
      ? ('successful_with_issues' as const)
      : ('successful' as const),
    closeNotes: hasIssues
      ? 'Done, with one restart that was not planned.'
      : 'Done as planned.',
    backedOut: false,
    outageMinutes: 0,
  };
}

/* The release after which an incident began. */
function drawCause(incident: DemoIncident, random: SeededRandom): DemoChange {
  const began = Date.parse(incident.startedAt!);
  const start = began - random.integer(15, 50) * MINUTE;
  const { id } = incident.externalRef;
  const requester = incident.assignee!;
  return {
    type: 'change',
    externalRef: { source: DEMO_SOURCE, id: `before-${id}` },
    title: 'Release with the changes of the week',
    description: 'The regular release of the service.',
    entityRef: incident.entityRef,
    environment: 'production',
    impact: 'medium',
    urgency: 'low',
    model: 'normal',
    state: 'closed',
    requester,
    openedBy: requester,
    assignee: requester,
    assignmentGroup: incident.assignmentGroup,
    implementers: [requester],
    ...plans,
    justification: 'Part of the roadmap of the team.',
    testsProven: true,
    openedAt: iso(start - 3 * DAY),
    submittedAt: iso(start - 2 * DAY),
    plannedStart: iso(start),
    plannedEnd: iso(start + 2 * HOUR),
    actualStart: iso(start),
    actualEnd: iso(began + 10 * MINUTE),
    closedAt: iso(began + 90 * MINUTE),
    ...outcome(true, false),
    links: [demoLink('caused', id)],
  };
}
