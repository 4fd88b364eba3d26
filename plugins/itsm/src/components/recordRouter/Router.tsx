import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { ReactElement, ReactNode } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';

export interface RecordRouterProps {
  /** The list of the records. */
  list: ReactElement;
  /** Draws the page of one record. */
  record: (number: string) => ReactElement;
  /** Routes of further pages. */
  children?: ReactNode;
}

function RecordRoute(props: Pick<RecordRouterProps, 'record'>) {
  const { number = '' } = useParams();
  return (
    <BreadcrumbEntry key={number} entry={{ label: number, href: number }}>
      {props.record(number)}
    </BreadcrumbEntry>
  );
}

/** The list of the records of one type, and the page of one. */
export function RecordRouter(props: RecordRouterProps) {
  return (
    <Routes>
      <Route index element={props.list} />
      {props.children}
      <Route path=":number" element={<RecordRoute record={props.record} />} />
    </Routes>
  );
}
