import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Route, Routes, useNavigate } from 'react-router-dom';
import { useTranslate } from '../hooks/useTranslate';
import { CalendarPage } from './CalendarPage';
import { WindowsPage } from './windows/WindowsPage';

/** The calendar, and the freezes and maintenance windows that are in it. */
export function CalendarRouter() {
  const t = useTranslate();
  const navigate = useNavigate();
  return (
    <Routes>
      <Route index element={<CalendarPage goTo={navigate} />} />
      <Route
        path="windows"
        element={
          <BreadcrumbEntry
            entry={{ label: t('calendar.windows.label'), href: 'windows' }}
          >
            <WindowsPage />
          </BreadcrumbEntry>
        }
      />
    </Routes>
  );
}
