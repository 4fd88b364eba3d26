import { Select } from '@backstage/ui';
import type { Category, Settings } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';

export interface CategoryFieldProps {
  settings?: Pick<Settings, 'categories'>;
  value?: string;
  onChange: (category?: string) => void;
  /** What is wrong with it. */
  issue?: string;
}

const NONE = '';

/*
 * As `categoryPaths` of the common package, which would bring the whole of the
 * schemas into the page.
 */
function pathsOf(categories: readonly Category[], above = ''): string[] {
  return categories.flatMap(({ name, children = [] }) => {
    const path = above ? `${above} / ${name}` : name;
    return [path, ...pathsOf(children, path)];
  });
}

/** One of the configured categories; nothing where there are none. */
export function CategoryField(props: CategoryFieldProps) {
  const { settings, value, onChange, issue } = props;
  const t = useTranslate();
  const paths = pathsOf(settings?.categories ?? []);
  return paths.length > 0 ? (
    <Select
      label={t('common.field.category')}
      options={[
        { id: NONE, label: t('report.noCategory') },
        ...paths.map(path => ({ id: path, label: path })),
      ]}
      value={value ?? NONE}
      onChange={chosen => onChange(chosen ? String(chosen) : undefined)}
      validationBehavior="aria"
      validate={() => issue}
    />
  ) : null;
}
