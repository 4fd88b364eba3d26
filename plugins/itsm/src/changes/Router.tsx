import { Progress } from '@backstage/core-components';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { lazy, Suspense } from 'react';
import { Route, useParams } from 'react-router-dom';
import { RecordRouter } from '../components/recordRouter';
import { useTranslate } from '../hooks/useTranslate';
import { ChangeListPage } from './list/ChangeListPage';
import { ChangePage } from './record/ChangePage';

const loadTemplates = () => import('./templates');

const TemplateListPage = lazy(async () => ({
  default: (await loadTemplates()).TemplateListPage,
}));

const TemplatePage = lazy(async () => ({
  default: (await loadTemplates()).TemplatePage,
}));

function TemplateRoute() {
  const { id = '' } = useParams();
  return (
    <Suspense fallback={<Progress />}>
      <TemplatePage key={id} id={id} />
    </Suspense>
  );
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
            <Suspense fallback={<Progress />}>
              <TemplateListPage />
            </Suspense>
          </BreadcrumbEntry>
        }
      />
      <Route path="templates/:id" element={<TemplateRoute />} />
    </RecordRouter>
  );
}
