import type { MetadataRoute } from 'next';

export const dynamic = 'force-static';

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Drydock: container interviews',
    short_name: 'Drydock',
    description: 'Interview and design-review practice about containers. Works offline.',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f6f3ea',
    theme_color: '#f6f3ea',
    icons: [
      { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    screenshots: [
      {
        src: '/screenshots/today.png',
        sizes: '780x1688',
        type: 'image/png',
        form_factor: 'narrow',
        label: 'Today',
      },
      {
        src: '/screenshots/answer.png',
        sizes: '780x1688',
        type: 'image/png',
        form_factor: 'narrow',
        label: 'An answer',
      },
    ],
    shortcuts: [{ name: 'Start review', url: '/review' }],
  };
}
