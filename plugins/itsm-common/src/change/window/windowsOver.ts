import { EntityFacts } from '../changeFacts';
import { scopeReaches } from '../entityScope';
import { TimeSpan } from '../timeSpan';
import { occurrences } from './occurrences';
import { WindowCoverage, WindowTimes } from './window';

/**
 * Looks for the reason why a window covers an entity: the entity itself, or
 * the nearest thing it is inside of that the window's scope names. What an
 * exception names, itself or as a thing the entity is inside of, isn't
 * covered, whatever the scope says.
 * @param environment - Where the change is made. If it isn't known, windows
 * for one environment count too.
 * @returns the reference of the entity or of what it is inside of; `undefined`
 * if it isn't covered.
 * @public
 */
export function coveredThrough(
  window: WindowCoverage,
  entity: EntityFacts,
  environment?: string,
): string | undefined {
  const { scope, except, environments } = window;
  if (environments && environment && !environments.includes(environment)) {
    return undefined;
  }
  const inherited = true;
  if (except.some(each => scopeReaches(each, entity, { inherited }))) {
    return undefined;
  }
  if (scope === 'everything') {
    return entity.entityRef;
  }
  const reasons = scope.map(each => scopeReaches(each, entity, { inherited }));
  const chain = [entity, ...(entity.within ?? [])];
  return chain.find(({ entityRef }) => reasons.includes(entityRef))?.entityRef;
}

/**
 * A window over an entity, at some time.
 * @public
 */
export interface WindowOver<TWindow> {
  window: TWindow;
  entityRef: string;
  /** What the entity is inside of, if it is covered through that. */
  inheritedFrom?: string;
  /** When the window is, as far as that touches the time asked for. */
  occurrences: TimeSpan[];
}

/**
 * The windows that cover some of the entities at some moment of a span.
 * @public
 */
export function windowsOver<TWindow extends WindowTimes & WindowCoverage>(
  entities: readonly EntityFacts[],
  windows: readonly TWindow[],
  span: TimeSpan,
  environment?: string,
): WindowOver<TWindow>[] {
  return windows.flatMap(window => {
    const covered = entities.flatMap(entity => {
      const through = coveredThrough(window, entity, environment);
      return through ? [{ entityRef: entity.entityRef, through }] : [];
    });
    if (covered.length === 0) {
      return [];
    }
    const times = occurrences(window, span.start, span.end);
    return times.length === 0
      ? []
      : covered.map(({ entityRef, through }) => ({
          window,
          entityRef,
          inheritedFrom: through === entityRef ? undefined : through,
          occurrences: times,
        }));
  });
}

/**
 * Who may override a hard freeze: those whom it names, else the change
 * managers. A reason is needed besides.
 * @public
 */
export function mayOverrideFreeze(
  freeze: { overriddenBy?: readonly string[] },
  person: {
    userRef: string;
    /** The groups that the user is a member of. */
    groups: readonly string[];
    isChangeManager: boolean;
  },
): boolean {
  return freeze.overriddenBy
    ? [person.userRef, ...person.groups].some(ref =>
        freeze.overriddenBy!.includes(ref),
      )
    : person.isChangeManager;
}
