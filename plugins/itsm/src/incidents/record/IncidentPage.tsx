import {
  EntitiesSection,
  LinksSection,
  PeopleSection,
  RecordActivity,
  RecordDescription,
  RecordImpact,
  RecordPage,
  type RecordTime,
  TimesSection,
} from '../../components/recordPage';
import { SuspectsSection } from '../../components/suspects';
import { IncidentDetails } from './IncidentDetails';
import { IncidentHeader } from './IncidentHeader';
import { IncidentKnownErrors } from './IncidentKnownErrors';
import { IncidentResolution } from './IncidentResolution';

export interface IncidentPageProps {
  number: string;
}

const times: RecordTime[] = [
  { field: 'startedAt', edit: 'required' },
  { field: 'openedAt' },
  { field: 'acknowledgedAt' },
  { field: 'mitigatedAt', edit: 'optional' },
  { field: 'resolvedAt' },
  { field: 'closedAt' },
];

/** The page of one incident. */
export function IncidentPage(props: IncidentPageProps) {
  return (
    <RecordPage
      type="incident"
      number={props.number}
      header={<IncidentHeader />}
      rail={
        <>
          <PeopleSection />
          <EntitiesSection />
          <RecordImpact />
          <SuspectsSection />
          <IncidentDetails />
          <LinksSection />
          <TimesSection times={times} />
        </>
      }
    >
      <RecordDescription>
        <IncidentResolution />
      </RecordDescription>
      <IncidentKnownErrors />
      <RecordActivity />
    </RecordPage>
  );
}
