import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiIndeterminateCircleLine,
  RiMore2Line,
  RiProgress4Line,
  RiTimeLine,
} from '@remixicon/react';
import type { Task, TaskState } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { Markdown } from '../markdown';
import { PersonRef } from '../references';
import styles from './TaskItem.module.css';

const icons: Record<TaskState, typeof RiTimeLine> = {
  pending: RiTimeLine,
  open: RiCheckboxBlankCircleLine,
  in_progress: RiProgress4Line,
  closed: RiCheckboxCircleLine,
  skipped: RiIndeterminateCircleLine,
};

/** The states that a task can be brought to from another, by their names. */
const steps = {
  pending: ['start', 'close', 'skip'],
  open: ['start', 'close', 'skip'],
  in_progress: ['close', 'skip'],
  closed: ['reopen'],
  skipped: ['reopen'],
} as const;

const stateOf = {
  start: 'in_progress',
  close: 'closed',
  skip: 'skipped',
  reopen: 'open',
} as const;

export interface TaskItemProps {
  task: Task;
  editable: boolean;
  /** It is the reader's own, which they may do whatever else they may. */
  own: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
  onState: (state: TaskState) => void;
  onEdit: () => void;
}

/** One task: what is to do, by whom, and how far it is. */
export function TaskItem(props: TaskItemProps) {
  const { task } = props;
  const t = useTranslate();
  const Icon = icons[task.state];
  return (
    <li className={styles.task}>
      <Icon className={styles[task.state]} aria-hidden />
      <div className={styles.text}>
        <span className={styles.title}>{task.title}</span>
        <span className={styles.facts}>
          <span>{task.number}</span>
          <span>{t(`tasks.state.${task.state}`)}</span>
          <span>{t(`tasks.kind.${task.kind}`)}</span>
          <PersonRef personRef={task.assignee ?? task.assignmentGroup} />
        </span>
        {task.description && <Markdown content={task.description} />}
        {task.notes && (
          <div className={styles.notes}>
            <Markdown content={task.notes} />
          </div>
        )}
      </div>
      {(props.editable || props.own) && (
        <MenuTrigger>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiMore2Line />}
            aria-label={t('tasks.actions', { number: task.number })}
          />
          <Menu placement="bottom end">
            {steps[task.state].map(step => (
              <MenuItem
                key={step}
                onAction={() => props.onState(stateOf[step])}
              >
                {t(`tasks.${step}`)}
              </MenuItem>
            ))}
            {props.editable && (
              <MenuItem onAction={props.onEdit}>{t('tasks.edit')}</MenuItem>
            )}
            {props.editable && !props.isFirst && (
              <MenuItem onAction={() => props.onMove(-1)}>
                {t('tasks.up')}
              </MenuItem>
            )}
            {props.editable && !props.isLast && (
              <MenuItem onAction={() => props.onMove(1)}>
                {t('tasks.down')}
              </MenuItem>
            )}
          </Menu>
        </MenuTrigger>
      )}
    </li>
  );
}
