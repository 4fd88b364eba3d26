import {
  ChangeWindow,
  CreateWindow,
  WindowKind,
} from 'backstage-plugin-itsm-common';
import { createHash } from 'crypto';

export interface WindowRow {
  id: string;
  name: string;
  kind: WindowKind;
  /** JSON: what people say of it. */
  body: string;
  version: number;
  created_by: string;
  created_at: number | string;
  updated_by: string;
  updated_at: number | string;
  retired_at: number | string | null;
}

const instant = (time: number | string) => new Date(Number(time)).toISOString();

/** What people say of a window, out of all that is known of it. */
export function toFields(window: ChangeWindow): CreateWindow {
  const {
    id,
    readOnly,
    version,
    createdBy,
    createdAt,
    updatedBy,
    updatedAt,
    retiredAt,
    ...fields
  } = window;
  return fields as CreateWindow;
}

/** The window of a row. */
export function toWindow(row: WindowRow): ChangeWindow {
  return {
    ...(JSON.parse(row.body) as CreateWindow),
    id: row.id,
    readOnly: false,
    createdBy: row.created_by,
    createdAt: instant(row.created_at),
    updatedBy: row.updated_by,
    updatedAt: instant(row.updated_at),
    ...(row.retired_at === null ? {} : { retiredAt: instant(row.retired_at) }),
    version: Number(row.version),
  };
}

/** A window of the config; its id is the same as long as its name is. */
export function configuredWindow(fields: CreateWindow): ChangeWindow {
  const hash = createHash('sha256').update(fields.name).digest('hex');
  return {
    ...fields,
    id: `config-${hash.slice(0, 16)}`,
    readOnly: true,
    version: 1,
  };
}
