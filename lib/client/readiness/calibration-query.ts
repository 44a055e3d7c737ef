/** What was said of answers before they were given, held against what came: read from the tallies of the days. */
import { queryOptions } from '@tanstack/react-query';
import { type Calibration, calibrationOf } from '@/lib/domain/readiness/calibration';
import { STORE_KEY, unwrap } from '../queries';
import { getRoot, type Root } from '../root';

export interface CalibrationView {
  calibration: Calibration;
  /** False while days that an older version tallied lack what is scored here: their answers are not in it yet. */
  isWhole: boolean;
}

async function readCalibration(root: Root): Promise<CalibrationView> {
  const { store } = root;
  const { settings, current } = unwrap(await store.overview());
  const days = unwrap(await store.days(0, root.studyDay(root.now(), settings.dayEndMinutes).day));
  const scored = days.map(({ day, predicted, confidence }) => ({
    day,
    predicted: predicted ?? {},
    confidence: confidence ?? {},
  }));
  return { calibration: calibrationOf(scored), isWhole: current };
}

export const calibrationQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'readiness', 'calibration'],
    queryFn: () => readCalibration(getRoot()),
  });
