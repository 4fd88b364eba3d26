import {
  ButtonIcon,
  Menu,
  MenuItem,
  MenuTrigger,
  Tooltip,
  TooltipTrigger,
} from '@backstage/ui';
import { RiAddLine, RiMoreLine } from '@remixicon/react';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import type { ListFilter } from './listFilter';
import {
  parseRecordQuery,
  type RecordQuery,
  usualQuery,
  viewOf,
} from './recordQuery';
import { useSavedViews } from './useSavedViews';
import styles from './ViewBar.module.css';
import { ViewNameDialog } from './ViewNameDialog';

/** A view that comes with the product. */
export interface BuiltInView {
  id: string;
  name: string;
  /** How it differs from the usual list. */
  query: Partial<RecordQuery>;
}

export interface ViewBarProps {
  type: RecordType;
  /** Those that come with it. */
  views: readonly BuiltInView[];
  filters: readonly ListFilter[];
  query: RecordQuery;
  onOpen: (query: RecordQuery) => void;
}

/** The views of the list: those that come with it and the reader's own. */
export function ViewBar(props: ViewBarProps) {
  const { type, views, filters, query, onOpen } = props;
  const t = useTranslate();
  const saved = useSavedViews(type);
  const [naming, setNaming] = useState<{ id?: string; name: string }>();
  const present = viewOf(query, filters);

  const tabs = [
    ...views.map(view => ({
      key: view.id,
      name: view.name,
      search: viewOf({ ...usualQuery, ...view.query }, filters),
    })),
    ...saved.views.map(({ id, name, search }) => ({
      key: `saved-${id}`,
      name,
      search: viewOf(
        parseRecordQuery(new URLSearchParams(search), filters),
        filters,
      ),
    })),
  ];
  const current = tabs.find(({ search }) => search === present);
  const own = saved.views.find(({ id }) => `saved-${id}` === current?.key);

  return (
    <div className={styles.bar}>
      <nav className={styles.views} aria-label={t('records.view.label')}>
        {tabs.map(tab => (
          <button
            key={tab.key}
            type="button"
            className={styles.view}
            aria-current={tab === current ? 'true' : undefined}
            onClick={() =>
              onOpen({
                ...parseRecordQuery(new URLSearchParams(tab.search), filters),
                limit: query.limit,
              })
            }
          >
            {tab.name}
          </button>
        ))}
      </nav>
      {own && (
        <MenuTrigger>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiMoreLine />}
            aria-label={t('records.view.actions', { name: own.name })}
          />
          <Menu>
            <MenuItem onAction={() => setNaming(own)}>
              {t('records.view.rename')}
            </MenuItem>
            <MenuItem color="danger" onAction={() => saved.remove(own.id)}>
              {t('records.view.delete')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
      )}
      {!current && (
        <TooltipTrigger>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiAddLine />}
            aria-label={t('records.view.save')}
            onPress={() => setNaming({ name: '' })}
          />
          <Tooltip>{t('records.view.save')}</Tooltip>
        </TooltipTrigger>
      )}
      {naming && (
        <ViewNameDialog
          name={naming.name}
          isNew={!naming.id}
          onClose={() => setNaming(undefined)}
          onSave={name => {
            if (naming.id) {
              saved.rename(naming.id, name);
            } else {
              saved.save(name, present);
            }
            setNaming(undefined);
          }}
        />
      )}
    </div>
  );
}
