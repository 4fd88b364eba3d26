import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Route, Routes, useParams } from 'react-router-dom';
import { IncidentListPage } from './list/IncidentListPage';
import { IncidentPage } from './record/IncidentPage';

function IncidentRoute() {
  const { number = '' } = useParams();
  return (
    <BreadcrumbEntry entry={{ label: number, href: number }}>
      <IncidentPage key={number} number={number} />
    </BreadcrumbEntry>
  );
}

/** The list of incidents, and the page of one. */
export function IncidentsRouter() {
  return (
    <Routes>
      <Route index element={<IncidentListPage />} />
      <Route path=":number" element={<IncidentRoute />} />
    </Routes>
  );
}
