import { randomUUID } from 'crypto';
import { Knex } from 'knex';

/** What can have changed since conflicts were last looked for. */
export type ConflictSubject =
  | `change:${string}`
  | `incident:${string}`
  | 'windows';

export interface ConflictMark {
  subject: ConflictSubject;
  /** Tells this mark from a later one of the same subject. */
  mark: string;
}

/**
 * Remembers that conflicts have to be looked for again. In the transaction of
 * what brought it about, or at least once after it.
 */
export async function markConflicts(
  knex: Knex,
  subjects: readonly ConflictSubject[],
  now: number,
): Promise<void> {
  for (const subject of new Set(subjects)) {
    await knex('conflict_marks')
      .insert({ subject, mark: randomUUID(), marked_at: now })
      .onConflict('subject')
      .merge(['mark']);
  }
}

/** The oldest marks. */
export function nextMarks(knex: Knex, limit: number): Promise<ConflictMark[]> {
  return knex('conflict_marks')
    .select('subject', 'mark')
    .orderBy(['marked_at', 'subject'])
    .limit(limit);
}

/** Forgets marks, unless they were made anew in the meantime. */
export async function removeMarks(
  knex: Knex,
  marks: readonly ConflictMark[],
): Promise<void> {
  for (const { subject, mark } of marks) {
    await knex('conflict_marks').where({ subject, mark }).delete();
  }
}
