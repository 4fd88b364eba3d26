import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Route, useParams } from 'react-router-dom';
import { RecordRouter } from '../components/recordRouter';
import { useTranslate } from '../hooks/useTranslate';
import { ChangeListPage } from './list/ChangeListPage';
import { ChangePage } from './record/ChangePage';
import { TemplateListPage, TemplatePage } from './templates';

function TemplateRoute() {
  const { id = '' } = useParams();
  return <TemplatePage key={id} id={id} />;
}

/** The list of changes, the page of one, and the templates they are made from. */
export function ChangesRouter() {
  const t = useTranslate();
  return (
    <RecordRouter
      list={<ChangeListPage />}
      record={number => <ChangePage number={number} />}
    >
      <Route
        path="templates"
        element={
          <BreadcrumbEntry
            entry={{ label: t('templates.title'), href: 'templates' }}
          >
            <TemplateListPage />
          </BreadcrumbEntry>
        }
      />
      <Route path="templates/:id" element={<TemplateRoute />} />
    </RecordRouter>
  );
}
