import type { Metadata } from 'next';
import { CalibrationScreen } from '@/components/readiness/calibration/calibration-screen';

export const metadata: Metadata = { title: 'How far to trust it' };

export default function CalibrationPage() {
  return <CalibrationScreen />;
}
