import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  Change,
  ChangeReview,
  changeReviewRequestSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { Access } from '../records/access';
import { FieldsError } from '../records/RecordDraft';
import { findRecord } from '../records/loadRecords';
import { meets } from '../records/criteria';
import { addLink, linkedBy, loadLinks } from '../records/recordLinks';
import { RecordDraft } from '../records/RecordDraft';
import { RecordWriter } from '../records/RecordWriter';
import { WriteTransaction } from '../records/WriteTransaction';
import { implementersOf } from './duties';

/** Post-implementation reviews. */
export class Reviews {
  readonly #writer: RecordWriter;

  static create(options: { writer: RecordWriter }) {
    return new Reviews(options.writer);
  }

  private constructor(writer: RecordWriter) {
    this.#writer = writer;
  }

  /**
   * Writes the review of a change, in place of one that was written before.
   * The incidents that it names are linked as caused by the change.
   * @throws NotAllowedError if the writer carried the change out
   */
  async write(
    key: string,
    request: z.output<typeof changeReviewRequestSchema>,
    access: Access,
  ): Promise<Change> {
    return this.#writer.write(access, async write => {
      await write.lock([key, ...request.incidentsCaused]);
      const draft = await write.open(key, { type: 'change', verb: 'update' });
      const { number, state } = draft.record;
      if (state !== 'review') {
        throw new ConflictError(
          `${number} is ${state}; its review is written when it has been implemented and isn't closed yet.`,
        );
      }
      const implementers = await implementersOf(write.trx, draft.record);
      if (implementers.includes(access.actor)) {
        throw new NotAllowedError(
          `${access.actor} carried ${number} out and can't review it. Have somebody else write the review.`,
        );
      }
      const incidentsCaused = await linkCaused(
        write,
        draft,
        request.incidentsCaused,
      );
      const review: ChangeReview = {
        ...request,
        incidentsCaused,
        writtenBy: access.actor,
        writtenAt: draft.now,
      };
      draft.update({
        review,
        reviewDueAt: undefined,
        reviewOverdue: undefined,
      });
      return draft.finished() as unknown as Change;
    });
  }
}

/* Links the incidents, and answers with their numbers as they are. */
async function linkCaused(
  write: WriteTransaction,
  draft: RecordDraft,
  keys: readonly string[],
): Promise<string[]> {
  const numbers = new Set<string>();
  for (const key of keys) {
    const incident = (await findRecord(write.trx, { key, type: 'incident' }))
      ?.record;
    if (!incident || !meets(incident, write.access.types.incident.read)) {
      throw new FieldsError([
        { field: 'incidentsCaused', message: `there is no incident ${key}` },
      ]);
    }
    const links = await loadLinks(write.trx, draft.record.id);
    const known = linkedBy(links, 'caused', 'incident');
    if (!known.some(({ id }) => id === incident.id)) {
      await addLink(write, draft, 'caused', await write.open(incident.id));
    }
    numbers.add(incident.number);
  }
  return [...numbers];
}
