import { useNavigate } from 'react-router-dom';
import { InsightsPage } from './InsightsPage';

/** The page of insights. */
export function InsightsRouter() {
  return <InsightsPage goTo={useNavigate()} />;
}
