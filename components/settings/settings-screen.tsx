'use client';
import { useQuery } from '@tanstack/react-query';
import { StoreError, settingsQuery } from '@/lib/client/queries';
import { ProblemBox } from '../ui/problem-box';
import { AppearanceSection } from './appearance-section';
import { BackupSection } from './backup-section';
import { CheckSection } from './check-section';
import { OfflineSection } from './offline-section';
import { ParametersSection } from './parameters-section';
import { RecordingsSection } from './recordings-section';
import { RetentionSection } from './retention-section';
import { Section } from './section';
import { StudySection } from './study-section';

export function SettingsScreen() {
  const settings = useQuery(settingsQuery());
  return (
    <div>
      <h1 className="mt-3 mb-5 text-2xl font-semibold">Settings</h1>
      {settings.error instanceof StoreError && <ProblemBox problem={settings.error.problem} />}
      {settings.data && (
        <>
          <StudySection settings={settings.data} />
          <ParametersSection settings={settings.data} />
          <RetentionSection settings={settings.data} />
        </>
      )}
      <AppearanceSection />
      <BackupSection />
      <RecordingsSection />
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
