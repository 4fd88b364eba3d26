import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { itsmTranslationRef } from '../../translation';
import { DetailsSection } from './DetailsSection';
import { EntitiesSection } from './EntitiesSection';
import { IncidentImpact } from './IncidentImpact';
import { LinksSection } from './LinksSection';
import { PeopleSection } from './PeopleSection';
import { TimesSection } from './TimesSection';

/** All that is known of the incident besides its story. */
export function IncidentRail() {
  const { t } = useTranslationRef(itsmTranslationRef);
  return (
    <aside aria-label={t('incidents.record.rail')}>
      <PeopleSection />
      <EntitiesSection />
      <IncidentImpact />
      <DetailsSection />
      <LinksSection />
      <TimesSection />
    </aside>
  );
}
