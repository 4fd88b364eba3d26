import {
  Change,
  ChangeListQuery,
  CreateChange,
  Page,
  TransitionChange,
  UpdateChange,
} from 'backstage-plugin-itsm-common';
import { Access } from '../records/access';
import { Records } from '../records/Records';

/** Change enablement. */
export interface Changes
  extends Records<Change, CreateChange, UpdateChange, TransitionChange> {
  list(query: ChangeListQuery, access: Access): Promise<Page<Change>>;
}
