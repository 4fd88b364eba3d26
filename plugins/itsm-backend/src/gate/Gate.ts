import {
  decideGate,
  GateAnswer,
  GateConfig,
  GateFacts,
  GateQuery,
  GateReason,
  isChangeRequired,
  kindOfRef,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { EntityKnowledge } from '../schedule/EntityKnowledge';
import { Freezes } from '../schedule/Freezes';
import { openIncidentsOn } from '../schedule/plannedChanges';
import { readableByNumber } from '../schedule/readableByNumber';
import { FoundChange, GateChanges } from './GateChanges';
import { Receipts } from './Receipts';

/* So long ago the catalog may have told of an entity: pipelines don't wait. */
const ACCEPT_FOR = 10 * 60 * 1000;
const HIGHEST_PRIORITY = 1;

const RESTRICTED = 'A restricted incident';
const HIDDEN = 'an entity that is not shown to you';

interface GateOptions {
  knex: Knex;
  clock: () => Date;
  config: GateConfig;
  catalog: Pick<Catalog, 'hidden'>;
  knowledge: EntityKnowledge;
  freezes: Freezes;
  changes: GateChanges;
  receipts: Receipts;
}

/** Whether deployments may go ahead. */
export class Gate {
  readonly #options: GateOptions;

  static create(options: GateOptions): Gate {
    return new Gate(options);
  }

  private constructor(options: GateOptions) {
    this.#options = options;
  }

  async ask(query: GateQuery, access: Access): Promise<GateAnswer> {
    const { clock, receipts } = this.#options;
    const now = clock().toISOString();
    const at = query.at ?? now;
    const { found, ...facts } = await this.#gather({ ...query, at }, access);
    const { decision, reasons } = decideGate({
      ...facts,
      change: found?.change,
    });
    const { entityRef, environment, commit } = query;
    const changeNumber = found?.change.number;
    const told = reasons.map(withoutSecret);
    const receipt = await receipts.issue(
      {
        id: randomUUID(),
        decidedAt: now,
        askedBy: access.actor,
        entityRef,
        environment,
        commit,
        changeNumber,
        at,
        decision,
        reasons: told,
      },
      found?.record.id,
    );
    return { decision, reasons: told, changeNumber, receipt };
  }

  async #gather(
    query: GateQuery & { at: string },
    access: Access,
  ): Promise<GateFacts & { found?: FoundChange }> {
    const { knowledge, freezes, config, changes } = this.#options;
    const { entityRef, environment, changeNumber, at } = query;
    const [over, closures, facts, found] = await Promise.all([
      freezes.over({
        entityRefs: [entityRef],
        span: { start: at, end: momentAfter(at) },
        environment,
        acceptFor: ACCEPT_FOR,
      }),
      knowledge.closures.of([entityRef], { acceptFor: ACCEPT_FOR }),
      knowledge.facts.of([entityRef], { acceptFor: ACCEPT_FOR }),
      changeNumber === undefined
        ? changes.fitting({ entityRef, environment, at }, access)
        : changes.named(changeNumber, access),
    ]);
    const upstream = (closures.known.get(entityRef) ?? [])
      .filter(({ direction }) => direction === 'upstream')
      .sort((one, other) => one.path.length - other.path.length)
      .map(reached => reached.entityRef);
    const openIncidents = await this.#incidents(
      [entityRef, ...upstream],
      found,
      access,
    );
    const shownAs = await this.#shownAs(
      [
        entityRef,
        ...over.freezes.map(freeze => freeze.entityRef),
        ...openIncidents.map(incident => incident.entityRef),
      ],
      access,
    );
    const isShown = shownAs(entityRef) === entityRef;
    return {
      entityRef,
      environment,
      at,
      catalog: over.untold.has(entityRef) ? 'unreachable' : 'reached',
      whenUnreachable: config.whenUnreachable,
      entityKnown: !over.missing.has(entityRef) && isShown,
      // What is around an entity would tell that it exists.
      freezes: (isShown ? over.freezes : []).map(freeze => ({
        ...freeze,
        entityRef: shownAs(freeze.entityRef),
      })),
      openIncidents: (isShown ? openIncidents : []).map(incident => ({
        ...incident,
        entityRef: shownAs(incident.entityRef),
      })),
      unknownChange: found ? undefined : changeNumber,
      found: isShown || changeNumber !== undefined ? found : undefined,
      changeRequired: isChangeRequired(config, {
        entity: (isShown && facts.known.get(entityRef)) || {
          entityRef,
          kind: kindOfRef(entityRef),
        },
        environment,
      }),
    };
  }

  /* Each once, on the nearest entity. */
  async #incidents(
    nearestFirst: readonly string[],
    found: FoundChange | undefined,
    access: Access,
  ): Promise<{ number: string; entityRef: string }[]> {
    const { knex } = this.#options;
    const incidents = await openIncidentsOn(
      knex,
      nearestFirst,
      HIGHEST_PRIORITY,
    );
    const readable = await readableByNumber(
      knex,
      incidents.map(({ number }) => number),
      access,
    );
    return incidents.map(({ number, entityRefs }) => ({
      number:
        readable.has(number) || found?.change.fixes.includes(number)
          ? number
          : RESTRICTED,
      entityRef: nearestFirst.find(ref => entityRefs.includes(ref))!,
    }));
  }

  /* What the catalog doesn't show to the caller isn't named to them. */
  async #shownAs(refs: readonly string[], access: Access) {
    const { catalog } = this.#options;
    const hidden = await catalog.hidden([...new Set(refs)], access.credentials);
    return (ref: string) =>
      hidden.reached && hidden.value.has(ref) ? HIDDEN : ref;
  }
}

function withoutSecret({ code, message, ref }: GateReason): GateReason {
  return ref === undefined || [RESTRICTED, HIDDEN].includes(ref)
    ? { code, message }
    : { code, message, ref };
}

function momentAfter(at: string): string {
  return new Date(Date.parse(at) + 1).toISOString();
}
