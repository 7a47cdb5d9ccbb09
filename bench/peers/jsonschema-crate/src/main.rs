//! The crate `jsonschema`, over values of serde_json.
#[path = "../../measure.rs"]
mod measure;

// Faster than the system's for both Rust peers.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    measure::measure(|schema| {
        let validator =
            jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema that compiles");
        move |value: &serde_json::Value| validator.is_valid(value)
    });
}
