import {
  EntitiesSection,
  LinksSection,
  RecordActivity,
  RecordDescription,
  RecordPage,
  type RecordTime,
  TimesSection,
} from '../../components/recordPage';
import { TasksSection } from '../../components/tasks';
import { ChangeApprovals } from './ChangeApprovals';
import { ChangeDetails } from './ChangeDetails';
import { ChangeHeader } from './ChangeHeader';
import { ChangeImpact } from './ChangeImpact';
import { ChangeOutcome } from './ChangeOutcome';
import styles from './ChangePage.module.css';
import { ChangePeople } from './ChangePeople';
import { ChangePlan } from './ChangePlan';
import { ChangeReview } from './ChangeReview';
import { ChangeRisk } from './ChangeRisk';
import { ChangeSchedule } from './ChangeSchedule';
import { GateReceipts } from './GateReceipts';
import { useFixedFields } from './useFixedFields';

export interface ChangePageProps {
  number: string;
}

const times: RecordTime[] = [
  { field: 'openedAt' },
  { field: 'submittedAt' },
  { field: 'actualStart' },
  { field: 'actualEnd' },
  { field: 'closedAt' },
];

/** The page of one change: all that who approves it has to know. */
export function ChangePage(props: ChangePageProps) {
  return (
    <RecordPage
      type="change"
      number={props.number}
      useFixedFields={useFixedFields}
      header={<ChangeHeader />}
      rail={
        <>
          <ChangeImpact />
          <ChangePeople />
          <EntitiesSection />
          <ChangeDetails />
          <LinksSection />
          <GateReceipts />
          <TimesSection times={times} />
        </>
      }
    >
      <ChangeOutcome />
      <div className={styles.verdict}>
        <ChangeApprovals />
        <div className={styles.facts}>
          <ChangeSchedule />
          <ChangeRisk />
        </div>
      </div>
      <RecordDescription />
      <ChangePlan />
      <TasksSection />
      <ChangeReview />
      <RecordActivity />
    </RecordPage>
  );
}
