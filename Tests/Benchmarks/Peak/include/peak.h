#ifndef PEAK_H
#define PEAK_H

/// Float multiplications and additions, in 10⁹ a second, of fused multiply-adds alone in the widest
/// vectors that this CPU has; 0 where it has none. The best of many rounds on one thread.
double peak_gigaflops(void);

#endif
