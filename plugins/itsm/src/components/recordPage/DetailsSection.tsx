import { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { RailRows, RailSection } from '../rail';

export interface DetailsSectionProps {
  /** The rows, such as `PriorityRow`, in the order that suits the type. */
  children: ReactNode;
}

/** How much it matters, of what sort it is, and where it came from. */
export function DetailsSection(props: DetailsSectionProps) {
  const t = useTranslate();
  return (
    <RailSection title={t('records.page.details')}>
      <RailRows>{props.children}</RailRows>
    </RailSection>
  );
}
