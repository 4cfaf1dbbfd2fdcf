//! One binary of journeys and house rules.
