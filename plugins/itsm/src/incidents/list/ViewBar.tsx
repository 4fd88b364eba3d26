import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonIcon,
  Menu,
  MenuItem,
  MenuTrigger,
  Tooltip,
  TooltipTrigger,
} from '@backstage/ui';
import { RiAddLine, RiMoreLine } from '@remixicon/react';
import { useState } from 'react';
import { itsmTranslationRef } from '../../translation';
import { builtInView, builtInViewIds } from './builtInViews';
import {
  parseIncidentQuery,
  viewOf,
  type IncidentQuery,
} from './incidentQuery';
import { useSavedViews } from './useSavedViews';
import styles from './ViewBar.module.css';
import { ViewNameDialog } from './ViewNameDialog';

export interface ViewBarProps {
  query: IncidentQuery;
  onOpen: (query: IncidentQuery) => void;
}

/** The views of the list: those that come with it and the reader's own. */
export function ViewBar(props: ViewBarProps) {
  const { query, onOpen } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const saved = useSavedViews();
  const [naming, setNaming] = useState<{ id?: string; name: string }>();
  const present = viewOf(query);

  const tabs = [
    ...builtInViewIds.map(id => ({
      key: id as string,
      name: t(`incidents.view.${id}`),
      search: builtInView(id),
    })),
    ...saved.views.map(({ id, name, search }) => ({
      key: `saved-${id}`,
      name,
      search: viewOf(parseIncidentQuery(new URLSearchParams(search))),
    })),
  ];
  const current = tabs.find(({ search }) => search === present);
  const own = saved.views.find(({ id }) => `saved-${id}` === current?.key);

  return (
    <div className={styles.bar}>
      <nav className={styles.views} aria-label={t('incidents.view.label')}>
        {tabs.map(tab => (
          <button
            key={tab.key}
            type="button"
            className={styles.view}
            aria-current={tab === current ? 'true' : undefined}
            onClick={() =>
              onOpen({
                ...parseIncidentQuery(new URLSearchParams(tab.search)),
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
            aria-label={t('incidents.view.actions', { name: own.name })}
          />
          <Menu>
            <MenuItem onAction={() => setNaming(own)}>
              {t('incidents.view.rename')}
            </MenuItem>
            <MenuItem color="danger" onAction={() => saved.remove(own.id)}>
              {t('incidents.view.delete')}
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
            aria-label={t('incidents.view.save')}
            onPress={() => setNaming({ name: '' })}
          />
          <Tooltip>{t('incidents.view.save')}</Tooltip>
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
