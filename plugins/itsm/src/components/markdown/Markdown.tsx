import { MarkdownContent } from '@backstage/core-components';
import styles from './Markdown.module.css';

export interface MarkdownProps {
  content: string;
}

/** Text that people wrote, as they meant it. */
export function Markdown(props: MarkdownProps) {
  return (
    <MarkdownContent
      className={styles.markdown}
      content={props.content}
      linkTarget="_blank"
    />
  );
}
