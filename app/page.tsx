import { TodayScreen } from '@/components/today/today-screen';

export default function TodayPage() {
  return <TodayScreen />;
}
