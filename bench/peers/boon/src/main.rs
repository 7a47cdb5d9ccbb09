//! boon, over values of serde_json.
#[path = "../../measure.rs"]
mod measure;

// Faster than the system's for both Rust peers.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    measure::measure(|schema| {
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("file:///schema.json", schema).expect("a schema");
        let index = compiler.compile("file:///schema.json", &mut schemas).expect("a schema that compiles");
        move |value: &serde_json::Value| schemas.validate(value, index).is_ok()
    });
}
