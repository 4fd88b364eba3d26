import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import './brand/theme.css';
import ReactDOM from 'react-dom/client';
import App from './App';

ReactDOM.createRoot(document.getElementById('root')!).render(App.createRoot());

// A browser reports this where a popover settles its size in two steps; it is
// harmless, but the dev server would cover the page with it.
window.addEventListener(
  'error',
  event => {
    if (/ResizeObserver loop/.test(event.message)) {
      event.stopImmediatePropagation();
    }
  },
  true,
);
