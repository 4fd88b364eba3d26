import { render, screen } from '@testing-library/react';
import App from './App';

describe('the portal', () => {
  it('starts and asks who is there', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Test', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
          context: 'test',
        },
      ] as unknown as string,
    };

    render(App.createRoot());

    expect(
      await screen.findByRole('heading', { name: 'Who are you today?' }),
    ).toBeInTheDocument();
  });
});
