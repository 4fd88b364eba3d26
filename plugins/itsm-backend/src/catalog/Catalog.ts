import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntitySnapshot, GraphRelation } from 'backstage-plugin-itsm-common';

/** What the catalog says of an entity. */
export interface CatalogEntity {
  entityRef: string;
  snapshot: EntitySnapshot;
  /** Annotation `itsm/support-group`, else the owner if that is a group. */
  supportGroup?: string;
  /** Those that are ever followed, by full references in lower case. */
  relations: readonly GraphRelation[];
  tags?: readonly string[];
  /** Of a group, the one that it is a part of. */
  parentGroup?: string;
}

/** The catalog's answer, or that it gave none in time. */
export type CatalogAnswer<T> =
  | { reached: true; value: T }
  | { reached: false; because: string };

/**
 * The one door to the software catalog. Nothing waits for it longer than two
 * seconds: a catalog that is slow or down is an answer too.
 */
export interface Catalog {
  /**
   * What the catalog knows of the entities, by reference as it was asked;
   * those it doesn't know, or doesn't show to the caller, are missing.
   */
  entities(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, CatalogEntity>>>;
  /**
   * Whether users and groups exist, and the groups each user is a direct
   * member of.
   */
  people(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, { memberOf: string[] }>>>;
  /**
   * The users of each group, those of the groups in it among them; none of a
   * group that the catalog doesn't have.
   */
  members(
    groupRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, string[]>>>;
  /** Whether the permission policy lets the caller see every entity. */
  showsAllTo(credentials: BackstageCredentials): Promise<boolean>;
  /** Which of the entities exist, but aren't shown to the caller. */
  hidden(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Set<string>>>;
  /**
   * The entities that say what they were called before: their references now,
   * by each earlier one.
   */
  renamed(
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, string>>>;
}
