'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { StoreError, settingsQuery } from '@/lib/client/queries';
import { ProblemBox } from '../ui/problem-box';
import { AppearanceSection } from './appearance-section';
import { BackupSection } from './backup-section';
import { CheckSection } from './check-section';
import { OfflineSection } from './offline-section';
import { StudySection } from './study-section';

export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="border-t border-line py-6">
      <h2 id={`${id}-title`} className="mb-3 text-xl font-semibold">
        {title}
      </h2>
      <div className="grid max-w-2xl gap-3">{children}</div>
    </section>
  );
}

export function SettingsScreen() {
  const settings = useQuery(settingsQuery());
  return (
    <div>
      <h1 className="mt-3 mb-5 text-2xl font-semibold">Settings</h1>
      {settings.error instanceof StoreError && <ProblemBox problem={settings.error.problem} />}
      {settings.data && <StudySection settings={settings.data} />}
      <AppearanceSection />
      <BackupSection />
      <OfflineSection />
      <CheckSection />
      <Section id="about" title="About">
        <p>
          Drydock keeps everything you do on this device and sends nothing anywhere. There is no account, no
          measurement of visitors, and no request to another address.
        </p>
        <p className="text-soft">
          Version {process.env.NEXT_PUBLIC_BUILD_ID}. Code under the MIT licence, questions under CC BY 4.0,
          IBM Plex under the{' '}
          <a className="underline" href="/licenses/ibm-plex-OFL.txt">
            SIL Open Font License
          </a>
          .
        </p>
      </Section>
    </div>
  );
}
