"""Attributes: methods, and instances whose attributes change."""
class Particle:
    def __init__(self, x, v):
        self.x = x
        self.v = v
        self.bounces = 0

    def step(self, dt):
        self.x += self.v * dt
        if self.x < 0.0 or self.x > 1.0:
            self.v = -self.v
            self.bounces += 1

    def energy(self):
        return 0.5 * self.v * self.v

def simulate(count, steps):
    particles = [Particle(i / count, 0.3 + i * 0.01) for i in range(count)]
    for turn in range(steps):
        for particle in particles:
            particle.step(0.01)
    return sum(p.bounces for p in particles), sum(p.energy() for p in particles)

print(simulate(100, 25000))
