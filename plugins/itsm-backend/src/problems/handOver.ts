import { RecordDraft } from '../records/RecordDraft';
import { addLink, linkedBy, loadLinks } from '../records/recordLinks';
import { WriteTransaction } from '../records/WriteTransaction';

/**
 * Hands the incidents of a duplicate over to the problem that stays, in one
 * write, and links the two. Since when an incident is linked stays as it was.
 */
export async function handOver(
  write: WriteTransaction,
  duplicate: RecordDraft,
  survivor: RecordDraft,
): Promise<void> {
  const links = await loadLinks(write.trx, duplicate.record.id);
  const linked = linkedBy(links, 'duplicate_of').some(
    ({ id }) => id === survivor.record.id,
  );
  if (!linked) {
    await addLink(write, duplicate, 'duplicate_of', survivor);
  }
  const incidents = linkedBy(links, 'incidents');
  await write.openAll(incidents.map(({ id }) => id));
  await write
    .trx('record_links')
    .where({ target_id: duplicate.record.id, relation: 'problem' })
    .update({ target_id: survivor.record.id });
  for (const { id, number } of incidents) {
    const incident = await write.open(id);
    const link = { relation: 'incidents', number };
    const toProblem = ({ record }: RecordDraft) => ({
      relation: 'problem',
      number: record.number,
    });
    duplicate.tell('linked', { link: { ...link, removed: true } });
    survivor.tell('linked', { link });
    incident.tell('linked', {
      link: { ...toProblem(duplicate), removed: true },
    });
    incident.tell('linked', { link: toProblem(survivor) });
  }
}
