import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Route, Routes, useNavigate } from 'react-router-dom';
import { useTranslate } from '../hooks/useTranslate';
import { InsightsPage } from './InsightsPage';
import { RiskCalibrationPage } from './RiskCalibrationPage';

/** The page of insights, and how well the risk of changes was foretold. */
export function InsightsRouter() {
  const t = useTranslate();
  const navigate = useNavigate();
  return (
    <Routes>
      <Route index element={<InsightsPage goTo={navigate} />} />
      <Route
        path="risk-calibration"
        element={
          <BreadcrumbEntry
            entry={{
              label: t('insights.calibration.title'),
              href: 'risk-calibration',
            }}
          >
            <RiskCalibrationPage />
          </BreadcrumbEntry>
        }
      />
    </Routes>
  );
}
