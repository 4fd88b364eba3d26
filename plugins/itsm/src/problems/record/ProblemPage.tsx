import {
  EntitiesSection,
  LinksSection,
  PeopleSection,
  RecordActivity,
  RecordDescription,
  RecordImpact,
  RecordPage,
  RecordText,
  type RecordTime,
  TimesSection,
} from '../../components/recordPage';
import { TasksSection } from '../../components/tasks';
import { EffectivenessNote } from './EffectivenessNote';
import { LinkedRecords } from './LinkedRecords';
import { ProblemDetails } from './ProblemDetails';
import { ProblemHeader } from './ProblemHeader';
import { ProblemOutcome } from './ProblemOutcome';
import { Workaround } from './Workaround';

export interface ProblemPageProps {
  number: string;
}

const times: RecordTime[] = [
  { field: 'openedAt' },
  { field: 'confirmedAt' },
  { field: 'knownErrorSince' },
  { field: 'resolvedAt' },
  { field: 'closedAt' },
];

/** The page of one problem. */
export function ProblemPage(props: ProblemPageProps) {
  return (
    <RecordPage
      type="problem"
      number={props.number}
      header={<ProblemHeader />}
      rail={
        <>
          <PeopleSection />
          <EntitiesSection />
          <RecordImpact />
          <ProblemDetails />
          <LinksSection />
          <TimesSection times={times} />
        </>
      }
    >
      <EffectivenessNote />
      <ProblemOutcome />
      <RecordDescription />
      <RecordText field="problemStatement" headed />
      <Workaround />
      <RecordText field="rootCause" headed />
      <RecordText field="fixNotes" headed />
      <LinkedRecords type="change" />
      <LinkedRecords type="incident" />
      <TasksSection />
      <RecordActivity />
    </RecordPage>
  );
}
